#pragma once

#include <QAbstractButton>

namespace otklik {

class ElidedLabel;

/// A row of two lines that leads somewhere: click or Enter.
class RowButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RowButton(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &facts, bool isUrgent = false);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    ElidedLabel *m_title;
    ElidedLabel *m_facts;
};

} // namespace otklik
