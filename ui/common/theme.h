#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

#include <array>

class QApplication;

namespace otklik {

/// Colours by meaning. Every text colour keeps at least 4.5:1 on the surfaces it
/// stands on (tst_theme measures all pairs).
struct Colours final
{
    QColor window;      ///< behind everything; the rail
    QColor surface;     ///< lists, cards, editors
    QColor canvas;      ///< behind the bubbles of a conversation
    QColor border;
    QColor text;
    QColor secondary;   ///< times, hints, captions
    QColor accent;      ///< links, the active page
    QColor accentFill;  ///< filled buttons
    QColor onAccent;    ///< text on accentFill
    QColor selection;   ///< the row one works on
    QColor hover;
    QColor bubble;      ///< a customer's words
    QColor brandBubble; ///< the company's words
    QColor good;
    QColor warning;
    QColor danger;
    QColor goodSoft;    ///< backgrounds of strips and chips; `text` is readable on them
    QColor warningSoft;
    QColor dangerSoft;
    QColor mark;        ///< behind a found word; `text` is readable on it
    std::array<QColor, 5> heat; ///< calm … boiling
};

/// The role of Colours::canvas in the theme's palette, which has no own one for it.
inline constexpr QPalette::ColorRole canvasRole = QPalette::AlternateBase;

/// The colours that go with a palette made by Theme.
[[nodiscard]] const Colours &coloursOf(const QPalette &palette);

/// The colour for a heat of 0 … 100.
[[nodiscard]] QColor heatColour(const Colours &colours, qint64 heat);

/// WCAG contrast of two opaque colours: 1 … 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

enum class ThemeChoice { Desktop, Light, Dark };

/// Dresses the application: style, palette, font; switches live. Owned by the
/// composition root, which tells it what the desktop prefers.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication &application, QObject *parent = nullptr);

    void setChoice(ThemeChoice choice);
    void setDesktopIsDark(bool isDark);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const;

    [[nodiscard]] static QPalette palette(bool isDark);

Q_SIGNALS:
    void changed();

private:
    void apply();

    QApplication &m_application;
    ThemeChoice m_choice = ThemeChoice::Desktop;
    bool m_desktopIsDark = false;
};

} // namespace otklik
