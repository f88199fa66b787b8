#include "channels/email/mailquote.h"

#include <QLocale>
#include <QRegularExpression>

namespace otklik {

namespace {

bool isQuoted(const QString &line)
{
    return line.startsWith(u'>');
}

bool isBlank(const QString &line)
{
    return line.trimmed().isEmpty();
}

enum class Introduction { None, Weak, Strong };

/// Strong: "On 1 May 2026, Anna <anna@example.org> wrote:", "01.05.2026, 12:00, Анна:"; weak: "Anna wrote:".
Introduction introduces(const QString &line)
{
    constexpr qsizetype longest = 500;
    static const QRegularExpression verb(
        QStringLiteral("\\b(wrote|writes|said|пиш(ет|ут|ете)|писал[аи]?|написал[аи]?|schrieb|a écrit|escribió|ha scritto)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression when(QStringLiteral("\\d{1,2}[:.]\\d{2}"));
    const QString trimmed = line.trimmed();
    if (!trimmed.endsWith(u':') || trimmed.size() > longest)
        return Introduction::None;
    const bool hasTime = trimmed.contains(when);
    const bool hasVerb = trimmed.contains(verb);
    if (hasTime && (hasVerb || trimmed.contains(u'@')))
        return Introduction::Strong;
    return hasVerb ? Introduction::Weak : Introduction::None;
}

/// How many lines from `last` upwards introduce a quote: one, or two where it was wrapped; 0: none do.
qsizetype introductionEndingAt(const QStringList &lines, qsizetype last)
{
    if (last < 0 || isBlank(lines[last]))
        return 0;
    const Introduction alone = introduces(lines[last]);
    const bool mayBeWrapped = alone != Introduction::Strong && last > 0 && !isBlank(lines[last - 1]);
    if (mayBeWrapped && introduces(lines[last - 1] + u' ' + lines[last]) == Introduction::Strong)
        return 2;
    return alone == Introduction::None ? 0 : 1;
}

/// Where a copy of a whole letter begins, as Outlook writes it: a dashed line, or a block of header fields. Its size if none.
qsizetype copyStart(const QStringList &lines)
{
    static const QRegularExpression dashes(
        QStringLiteral("^\\s*-{2,}\\s*(original message|исходное сообщение|пересылаемое сообщение|ursprüngliche nachricht"
                       "|message d'origine|mensaje original)\\s*-{2,}\\s*$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression from(QStringLiteral("^\\*?(from|от|von|de)\\*?:\\*? "),
                                         QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression other(
        QStringLiteral("^\\*?(sent|date|to|subject|отправлено|дата|кому|тема|gesendet|an|betreff|envoyé|à|objet)\\*?:\\*? "),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].contains(dashes))
            return i;
        int fields = 0;
        if (lines[i].contains(from))
            for (qsizetype j = i + 1; j < lines.size() && j <= i + 5 && !isBlank(lines[j]); ++j)
                fields += lines[j].contains(other) ? 1 : 0;
        if (fields >= 2)
            return i;
    }
    return lines.size();
}

QString joined(const QStringList &lines)
{
    QStringList kept = lines;
    while (!kept.isEmpty() && isBlank(kept.first()))
        kept.removeFirst();
    while (!kept.isEmpty() && isBlank(kept.last()))
        kept.removeLast();
    return kept.join(u'\n');
}

QString asQuote(const QStringList &lines)
{
    const QString text = joined(lines);
    if (text.isEmpty())
        return {};
    QStringList quoted = text.split(u'\n');
    for (QString &line : quoted)
        if (!isQuoted(line))
            line.prepend(isBlank(line) ? QLatin1StringView(">") : QLatin1StringView("> "));
    return quoted.join(u'\n');
}

/// Where the quote at the end begins, its introduction within; the number of lines if there is none.
qsizetype trailingStart(const QStringList &lines)
{
    qsizetype start = lines.size();
    for (qsizetype i = lines.size() - 1; i >= 0 && (isQuoted(lines[i]) || isBlank(lines[i])); --i)
        if (isQuoted(lines[i]))
            start = i;
    if (start == lines.size())
        return start;
    qsizetype above = start - 1;
    while (above >= 0 && isBlank(lines[above]))
        --above;
    const qsizetype introduction = introductionEndingAt(lines, above);
    return introduction > 0 ? above - introduction + 1 : start;
}

/// Behind the quote at the beginning; 0 if there is none.
qsizetype leadingEnd(const QStringList &lines)
{
    qsizetype at = 0;
    while (at < lines.size() && isBlank(lines[at]))
        ++at;
    for (qsizetype length = 1; length <= 2 && at + length < lines.size(); ++length)
        if (introductionEndingAt(lines, at + length - 1) == length) {
            at += length;
            break;
        }
    while (at < lines.size() && isBlank(lines[at]))
        ++at;
    qsizetype end = 0;
    for (; at < lines.size() && (isQuoted(lines[at]) || isBlank(lines[at])); ++at)
        if (isQuoted(lines[at]))
            end = at + 1;
    return end;
}

QString fileLine(const MailFile &file)
{
    const QString name = file.name.isEmpty() ? file.mediaType : file.name;
    return QStringLiteral("📎 %1 (%2)").arg(name, QLocale::c().formattedDataSize(file.size, 1, QLocale::DataSizeTraditionalFormat));
}

} // namespace

QuotedText splitQuote(const QString &text)
{
    QStringList lines = text.split(u'\n');
    QStringList quote;
    const qsizetype copy = copyStart(lines);
    quote = lines.sliced(copy);
    lines = lines.first(copy);
    const qsizetype trailing = trailingStart(lines);
    quote = lines.sliced(trailing) + quote;
    lines = lines.first(trailing);
    // Only one side: with both, the words stand in the middle of what they answer.
    if (const qsizetype leading = quote.isEmpty() ? leadingEnd(lines) : 0; leading > 0) {
        quote = lines.first(leading);
        lines = lines.sliced(leading);
    }
    const QString own = joined(lines);
    if (own.isEmpty()) // nothing but a quote, as in a forwarded letter: that is what the author has to say
        return {joined(text.split(u'\n')), {}};
    return {own, asQuote(quote)};
}

QString postText(const MailMessage &mail)
{
    QStringList parts;
    // Many ask their question in the subject and write nothing below it.
    if (const QString words = mail.text.isEmpty() ? mail.subject : mail.text; !words.isEmpty())
        parts.append(words);
    QStringList files;
    for (const MailFile &file : mail.files)
        files.append(fileLine(file));
    if (!files.isEmpty())
        parts.append(files.join(u'\n'));
    QString text = parts.join(QStringLiteral("\n\n"));
    if (!mail.quote.isEmpty())
        text += QStringLiteral("\n\n") + quoteMark + u'\n' + mail.quote;
    return text;
}

QString ownText(const QString &postText)
{
    const qsizetype mark = quoteStart(postText);
    return mark < 0 ? postText : joined(postText.first(mark).split(u'\n'));
}

} // namespace otklik
