#pragma once

#include "ui/composer/publishgate.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace otklik {

class ToneLabel;

/// Above a private text: the line that goes out in public before it, to be changed or left out. Hidden where
/// none is offered. Passive.
class PublicLineRow final : public QWidget
{
    Q_OBJECT

public:
    explicit PublicLineRow(QWidget *parent = nullptr);

    void show(const PublicLine &line);
    [[nodiscard]] QCheckBox &box() { return *m_box; }
    [[nodiscard]] QLineEdit &edit() { return *m_edit; }

Q_SIGNALS:
    void switched(bool isOn);
    void edited(const QString &text);
    void submitChosen(); ///< Ctrl+Enter, as in the text below

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QCheckBox *m_box;
    QLineEdit *m_edit;
    ToneLabel *m_length;
};

} // namespace otklik
