#pragma once

#include <QLabel>

namespace otklik {

/// How a label speaks.
enum class LabelTone { Normal, Quiet, Bold, Title, Danger, Warning, Good };

/// A label of plain text in a tone that follows the theme.
class ToneLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ToneLabel(LabelTone tone, QWidget *parent = nullptr);
    ToneLabel(const QString &text, LabelTone tone, QWidget *parent = nullptr);

    void setTone(LabelTone tone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    LabelTone m_tone;
};

/// One line that is cut with an ellipsis where it does not fit; the whole text
/// is its tool tip then.
class ElidedLabel final : public ToneLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(LabelTone tone, QWidget *parent = nullptr);

    void setFullText(const QString &text);
    [[nodiscard]] const QString &fullText() const { return m_full; }
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QString m_full;
};

} // namespace otklik
