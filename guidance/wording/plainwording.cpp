#include "guidance/wording/plainwording.h"

#include "guidance/wording/promisedline.h"

#include <QFile>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype longestPhrase = 200;

tl::unexpected<Error> badLine(qsizetype number, const char *why)
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_lexicon"),
                   QStringLiteral("line %1: %2").arg(number).arg(QLatin1StringView(why)));
}

bool isOfWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'\'';
}

qsizetype wordEnd(const QString &text, qsizetype at)
{
    while (at < text.size() && isOfWord(text.at(at)))
        ++at;
    return at;
}

std::optional<WordingKind> sectionOf(const QString &line)
{
    if (line == QLatin1StringView("[officialese]"))
        return WordingKind::Officialese;
    if (line == QLatin1StringView("[stock]"))
        return WordingKind::StockPhrase;
    return std::nullopt;
}

QStringList wordingsOf(const QString &text)
{
    QStringList wordings;
    const QStringList parts = text.split(u'|');
    for (const QString &part : parts) {
        const QString wording = part.simplified();
        if (!wording.isEmpty())
            wordings.append(wording == QLatin1StringView("-") ? QString() : wording);
    }
    return wordings;
}

PlainWording builtIn(const QString &language)
{
    QFile file(QStringLiteral(":/otklik/definitions/lexicons/plain-%1.txt").arg(language));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    auto list = PlainWording::read(isOpen ? QString::fromUtf8(file.readAll()) : QString());
    if (!isOpen || !list)
        qFatal("the built-in list of phrases: %s", list ? "missing" : qPrintable(list.error().detail));
    return std::move(*list);
}

bool beginsSentence(const QString &line, qsizetype start)
{
    qsizetype before = start;
    while (before > 0 && line.at(before - 1).isSpace())
        --before;
    return before == 0 || QStringView(u".!?…:").contains(line.at(before - 1));
}

} // namespace

Result<PlainWording> PlainWording::read(const QString &content)
{
    PlainWording list;
    std::optional<WordingKind> section;
    qsizetype number = 0;
    const QStringList lines = content.split(u'\n');
    for (const QString &raw : lines) {
        ++number;
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.startsWith(u'[')) {
            section = sectionOf(line);
            if (!section)
                return badLine(number, "no such section; there are [officialese] and [stock]");
            continue;
        }
        const qsizetype equals = line.indexOf(QLatin1StringView(" = "));
        if (!section)
            return badLine(number, "before the first section");
        if (equals < 0)
            return badLine(number, "not: phrase = plainer wording");
        Entry entry{promisedLine(line.left(equals)).simplified(), *section, wordingsOf(line.mid(equals + 3))};
        if (entry.phrase.isEmpty() || entry.phrase.size() > longestPhrase || !isOfWord(entry.phrase.at(0)))
            return badLine(number, "a phrase begins with a word");
        if (entry.wordings.isEmpty())
            return badLine(number, "no wording; a lone - leaves the phrase out");
        list.add(std::move(entry));
    }
    for (auto &candidates : list.m_byFirstWord)
        std::ranges::stable_sort(candidates, std::ranges::greater(),
                                 [&](qsizetype at) { return list.m_entries.at(at).phrase.size(); });
    return list;
}

const PlainWording &PlainWording::of(const QString &language)
{
    static const PlainWording russian = builtIn(QStringLiteral("ru"));
    static const PlainWording english = builtIn(QStringLiteral("en"));
    return language == QLatin1StringView("en") ? english : russian;
}

void PlainWording::add(Entry entry)
{
    const QString first = entry.phrase.left(wordEnd(entry.phrase, 0));
    m_byFirstWord[first].append(m_entries.size());
    m_entries.append(std::move(entry));
}

qsizetype PlainWording::endOf(const QString &phrase, const QString &line, qsizetype start)
{
    qsizetype at = start;
    for (const QChar c : phrase) {
        if (c == u'*') {
            at = wordEnd(line, at);
        } else if (c == u' ') {
            if (at >= line.size() || !line.at(at).isSpace())
                return -1;
            while (at < line.size() && line.at(at).isSpace())
                ++at;
        } else if (at >= line.size() || line.at(at) != c) {
            return -1;
        } else {
            ++at;
        }
    }
    const bool cutsWord = at < line.size() && at > 0 && isOfWord(line.at(at - 1)) && isOfWord(line.at(at));
    return cutsWord ? -1 : at;
}

QList<PlainPhrase> PlainWording::find(const QString &line) const
{
    QList<PlainPhrase> found;
    const QString text = promisedLine(line);
    for (qsizetype at = 0; at < text.size();) {
        if (!isOfWord(text.at(at))) {
            ++at;
            continue;
        }
        qsizetype next = wordEnd(text, at);
        const auto candidates = m_byFirstWord.constFind(text.mid(at, next - at));
        if (candidates != m_byFirstWord.constEnd())
            for (const qsizetype candidate : *candidates) {
                const Entry &entry = m_entries.at(candidate);
                const qsizetype end = endOf(entry.phrase, text, at);
                if (end < 0)
                    continue;
                found.append({at, end - at, entry.kind, entry.wordings});
                next = std::max(next, end);
                break;
            }
        at = next;
    }
    return found;
}

LineEdit plainEdit(const QString &line, const PlainPhrase &phrase, const QString &wording)
{
    LineEdit edit{phrase.start, phrase.length, wording};
    qsizetype end = edit.start + edit.length;
    const bool isFirst = beginsSentence(line, edit.start);
    if (!wording.isEmpty()) {
        if (line.at(edit.start).isUpper() && !edit.text.isEmpty())
            edit.text[0] = edit.text.at(0).toUpper();
        return edit;
    }
    // A sentence that is nothing else goes with its full stop.
    qsizetype behind = end;
    while (behind < line.size() && QStringView(u".!…").contains(line.at(behind)))
        ++behind;
    if (isFirst && (behind > end || end == line.size()))
        end = behind;
    while (end < line.size() && (line.at(end).isSpace() || (isFirst && line.at(end) == u',')))
        ++end;
    if (end == line.size() || (!isFirst && !line.at(end).isLetterOrNumber()))
        while (edit.start > 0 && line.at(edit.start - 1).isSpace())
            --edit.start;
    // What stood in its shadow begins the sentence now.
    if (isFirst && end < line.size() && line.at(end).isLower()) {
        edit.text = line.at(end).toUpper();
        ++end;
    }
    edit.length = end - edit.start;
    return edit;
}

} // namespace otklik
