#include "guidance/privacy/digitruns.h"

#include <algorithm>

namespace otklik {

namespace {

constexpr int separatorsAtMost = 3;

bool isInvisible(QChar c)
{
    return c == QChar(0x200b) || c == QChar(0x200c) || c == QChar(0x200d) || c == QChar(0x2060) || c == QChar(0xfeff)
        || c == QChar(0x00ad) || c == QChar(0xfe0f) || c == QChar(0x20e3); // the last two make a digit a keycap
}

bool isSeparator(QChar c)
{
    const char16_t u = c.unicode();
    return (c.isSpace() && u != u'\n' && u != u'\r' && u != 0x2029) || u == u'-' || (u >= 0x2010 && u <= 0x2015)
        || u == 0x2212 || u == u'.' || u == u'(' || u == u')' || u == u'/' || u == u'_' || u == 0x00b7 || u == u'№'
        || u == u'（' || u == u'）' || u == u'－';
}

/// The digit a character stands for by itself, or -1.
int plainDigit(QChar c)
{
    return c.digitValue();
}

/// The digit a look-alike letter stands for among digits, or -1.
int lookAlike(QChar c)
{
    switch (c.unicode()) {
    case u'О':
    case u'о':
    case u'O':
    case u'o':
        return 0;
    case u'I':
    case u'l':
    case u'І':
    case u'і':
        return 1;
    case u'З':
    case u'з':
        return 3;
    case u'б':
        return 6;
    default:
        return -1;
    }
}

/// The digit at `i`, also through a look-alike that touches a plain digit.
int digitAt(const QString &text, qsizetype i)
{
    const QChar c = text.at(i);
    if (const int plain = plainDigit(c); plain >= 0)
        return plain;
    const int like = lookAlike(c);
    if (like < 0)
        return -1;
    // «О» is a zero in «1О2» and «10О», and a letter in «1 О нас» and «О1»; between two letters never.
    const bool before = i > 0 && (plainDigit(text.at(i - 1)) >= 0 || lookAlike(text.at(i - 1)) >= 0);
    const bool after = i + 1 < text.size() && (plainDigit(text.at(i + 1)) >= 0 || lookAlike(text.at(i + 1)) >= 0);
    const bool letterAfter = i + 1 < text.size() && text.at(i + 1).isLetter() && !after;
    return before && !letterAfter ? like : -1;
}

bool isPlus(QChar c)
{
    return c == u'+' || c == u'＋';
}

bool isNamePart(QChar c)
{
    return c.isLetter() || c == u'_';
}

/// Whether a group of digits begins at `i`: a digit, or look-alikes right before one («З016», «бl3l»).
bool startsGroup(const QString &text, qsizetype i)
{
    if (plainDigit(text.at(i)) >= 0)
        return true;
    if (lookAlike(text.at(i)) < 0 || (i > 0 && isNamePart(text.at(i - 1))))
        return false;
    constexpr qsizetype likesAtMost = 4;
    qsizetype next = i + 1;
    while (next < text.size() && next - i < likesAtMost && lookAlike(text.at(next)) >= 0)
        ++next;
    return next < text.size() && plainDigit(text.at(next)) >= 0;
}

/// Reads one group that starts at `i`; leaves `i` behind it.
DigitGroup readGroup(const QString &text, qsizetype &i)
{
    DigitGroup group;
    group.start = i;
    group.end = i;
    if (plainDigit(text.at(i)) < 0)
        group.digits.append(static_cast<char>('0' + lookAlike(text.at(i++))));
    while (i < text.size()) {
        if (const int digit = digitAt(text, i); digit >= 0) {
            group.digits.append(static_cast<char>('0' + digit));
            group.end = ++i;
        } else if (isInvisible(text.at(i))) {
            ++i;
        } else {
            break;
        }
    }
    i = group.end;
    if (group.start > 0 && text.at(group.start - 1) == u'(' && i < text.size() && text.at(i) == u')')
        --group.start;
    const qsizetype before = group.start - 1;
    if (before >= 0 && isPlus(text.at(before))) {
        group.hasPlus = true;
        group.start =
            before > 0 && text.at(before - 1) == u'(' && i < text.size() && text.at(i) == u')' ? before - 1 : before;
    }
    const bool letterBefore = group.start > 0 && isNamePart(text.at(group.start - 1));
    // "555-1234x89": an extension is no name
    const bool isExtension =
        group.end + 1 < text.size() && text.at(group.end) == u'x' && plainDigit(text.at(group.end + 1)) >= 0;
    const bool letterBehind = group.end < text.size() && isNamePart(text.at(group.end)) && !isExtension;
    group.isAttached = letterBefore || letterBehind;
    return group;
}

/// Where a web address that starts at `i` ends, or `i`. Links that carry a
/// phone number (wa.me, tel:) are no such address.
qsizetype skipAddress(const QString &text, qsizetype i)
{
    const QStringView rest = QStringView(text).mid(i, 8);
    if (!rest.startsWith(u"http", Qt::CaseInsensitive) && !rest.startsWith(u"www.", Qt::CaseInsensitive))
        return i;
    const QStringView head = QStringView(text).mid(i, 24);
    if ((!head.contains(u"://") && !head.startsWith(u"www.", Qt::CaseInsensitive)) || head.contains(u"wa.me/"))
        return i;
    while (i < text.size() && !text.at(i).isSpace())
        ++i;
    return i;
}

/// «8 9 1 6 1 2 3 …»: typed digit by digit.
bool isOfSingles(const DigitRun &run)
{
    constexpr qsizetype singlesAtLeast = 7;
    return run.size() >= singlesAtLeast
        && std::all_of(run.begin(), run.end(), [](const DigitGroup &group) { return group.digits.size() == 1; });
}

DigitGroup joined(const DigitRun &run)
{
    DigitGroup all = run.first();
    for (qsizetype i = 1; i < run.size(); ++i)
        all.digits += run.at(i).digits;
    all.end = run.last().end;
    all.isAttached = run.first().isAttached || run.last().isAttached;
    return all;
}

} // namespace

QList<DigitRun> findDigitRuns(const QString &text)
{
    QList<DigitRun> runs;
    DigitRun run;
    const auto close = [&] {
        if (!run.isEmpty())
            runs.append(isOfSingles(run) ? DigitRun{joined(run)} : run);
        run.clear();
    };
    int separators = 0;
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        if (startsGroup(text, i)) {
            run.append(readGroup(text, i));
            separators = 0;
            continue;
        }
        if (c == u'h' || c == u'H' || c == u'w' || c == u'W') {
            if (const qsizetype end = skipAddress(text, i); end > i) {
                close();
                i = end;
                continue;
            }
        }
        if (!run.isEmpty() && isPlus(c)) // the next number begins
            close();
        else if (!run.isEmpty() && !isInvisible(c) && (!isSeparator(c) || ++separators > separatorsAtMost))
            close();
        ++i;
    }
    close();
    return runs;
}

} // namespace otklik
