#include "guidance/wording/replyhighlighter.h"

#include "guidance/wording/replyanalyzer.h"
#include "models/typedtext.h"

#include <array>

namespace otklik {

namespace {

/// Text colours with a contrast of at least 4.5:1 on white and on #1e1e1e.
struct Colours final
{
    QRgb onLight;
    QRgb onDark;
    bool isUnderlined; ///< what is better not said is underlined as well, for those who do not see the colour
};

Colours coloursOf(WordingKind kind)
{
    switch (kind) {
    case WordingKind::Interest: return {0xff0b5cad, 0xff7cb7ff, false};
    case WordingKind::Solution: return {0xff0a6b3d, 0xff6fd39b, false};
    case WordingKind::Alternative: return {0xff2f6b00, 0xffa6d96a, false};
    case WordingKind::Empathy: return {0xff8a2a7d, 0xffee9be0, false};
    case WordingKind::Apology: return {0xff6a3fb5, 0xffc3a6ff, false};
    case WordingKind::Admission: return {0xff5b4a9e, 0xffb3a8f0, false};
    case WordingKind::Thanks: return {0xff00666b, 0xff66d0d6, false};
    case WordingKind::NextStep: return {0xff285d7e, 0xff8fc7e8, false};
    case WordingKind::Promise: return {0xff7a5200, 0xffe8c26a, false};
    case WordingKind::Officialese: return {0xff6b5b2e, 0xffd0bf85, true};
    case WordingKind::StockPhrase: return {0xff6b5b2e, 0xffd0bf85, true};
    case WordingKind::Blame: return {0xffa84300, 0xffffab70, true};
    case WordingKind::Rudeness: return {0xffb3001b, 0xffff8a8a, true};
    case WordingKind::Variable: return {0xffa84300, 0xffffab70, true};
    case WordingKind::Question: return {0xff0b5cad, 0xff7cb7ff, false};
    case WordingKind::Refusal: return {0xff5f5f5f, 0xffb8b8b8, false};
    case WordingKind::Overpromise: return {0xffa84300, 0xffffab70, true};
    case WordingKind::VagueTime: return {0xff6b5b2e, 0xffd0bf85, true};
    case WordingKind::Experience:
        return {0xff8a2a7d, 0xffee9be0, false};
    case WordingKind::Explanation: return {0xff285d7e, 0xff8fc7e8, false};
    }
    return {};
}

} // namespace

ReplyHighlighter::ReplyHighlighter(ReplyAnalyzer &analyzer, QTextDocument *document)
    : QSyntaxHighlighter(document), m_analyzer(analyzer), m_language(QStringLiteral("ru"))
{
}

void ReplyHighlighter::setLanguage(const QString &language)
{
    if (m_language == language)
        return;
    m_language = language;
    rehighlight();
}

void ReplyHighlighter::setPrivacyOptions(const PrivacyOptions &options)
{
    if (m_privacy == options)
        return;
    m_privacy = options;
    rehighlight();
}

void ReplyHighlighter::setBackground(const QColor &background)
{
    const bool isDark = background.lightnessF() < 0.5f;
    if (m_onDark == isDark)
        return;
    m_onDark = isDark;
    rehighlight();
}

void ReplyHighlighter::setMisspelt(std::function<QList<TextSpan>(const QTextBlock &)> misspelt)
{
    m_misspelt = std::move(misspelt);
    rehighlight();
}

QTextCharFormat ReplyHighlighter::formatFor(WordingKind kind, bool onDark)
{
    const Colours colours = coloursOf(kind);
    QTextCharFormat format;
    format.setForeground(QColor::fromRgb(onDark ? colours.onDark : colours.onLight));
    if (colours.isUnderlined) {
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(format.foreground().color());
    }
    return format;
}

void ReplyHighlighter::highlightBlock(const QString &text)
{
    // What is coloured is what is counted: of a long draft, the beginning.
    const QString counted = text.left(std::max<qsizetype>(0, longestTypedText - currentBlock().position()));
    for (const WordingSpan &span : m_analyzer.analyzeLine(counted, m_language))
        setFormat(static_cast<int>(span.start), static_cast<int>(span.length), formatFor(span.kind, m_onDark));
    QTextCharFormat secret = formatFor(WordingKind::Rudeness, m_onDark);
    secret.setFontWeight(QFont::Bold);
    for (const PersonalDataSpan &span : findPersonalData(counted, m_privacy))
        setFormat(static_cast<int>(span.start), static_cast<int>(span.length), secret);
    if (!m_misspelt)
        return;
    const QList<TextSpan> misspelt = m_misspelt(currentBlock());
    for (const TextSpan &word : misspelt)
        underline(word);
}

void ReplyHighlighter::underline(const TextSpan &word)
{
    // The colour of the words stays: it tells what they are good for.
    const QColor red = formatFor(WordingKind::Rudeness, m_onDark).underlineColor();
    for (qsizetype i = word.start; i < word.end(); ++i) {
        QTextCharFormat format = this->format(static_cast<int>(i));
        format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        format.setUnderlineColor(red);
        setFormat(static_cast<int>(i), 1, format);
    }
}

} // namespace otklik
