#pragma once

#include <QWidget>

class QPushButton;

namespace otklik {

class ToneLabel;

/// What stands where nothing is yet: a picture, what this place is for, and what
/// to do next. Plain text only.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString &iconName, const QString &title, const QString &hint, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &hint);
    /// What leads on from here, below the texts.
    [[nodiscard]] QPushButton *addButton();

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    QString m_iconName;
    ToneLabel *m_icon;
    ToneLabel *m_title;
    ToneLabel *m_hint;
};

} // namespace otklik
