#pragma once

#include "guidance/team/cardfields.h"

#include <QWidget>

class QToolButton;

namespace otklik {

/// A caption and one of several values, chosen from a menu: click, Enter, F2 or Space opens it.
class ChoiceField final : public QWidget
{
    Q_OBJECT

public:
    ChoiceField(const QString &caption, const CardField &field, QWidget *parent = nullptr);

    void setValue(const QString &key);

Q_SIGNALS:
    void edited(const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showMenu();

    const CardField m_field;
    QString m_value;
    QToolButton *m_button;
};

} // namespace otklik
