#include "models/searchline.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

/// A longer query is a pasted text: its first words are searched.
constexpr qsizetype longestQuery = 400;
constexpr qsizetype mostTerms = 16;

constexpr QStringView latinKeys = u"`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
constexpr QStringView russianKeys = u"ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ";

struct Operator
{
    QStringView name;
    SearchTerm::Kind kind = SearchTerm::Kind::Words;
};

constexpr std::array operators{
    Operator{u"from:", SearchTerm::Kind::From}, Operator{u"network:", SearchTerm::Kind::Network},
    Operator{u"before:", SearchTerm::Kind::Before}, Operator{u"after:", SearchTerm::Kind::After}};

/// An empty name when there is none.
Operator operatorAt(QStringView text)
{
    const auto found = std::ranges::find_if(
        operators, [&](const Operator &one) { return text.startsWith(one.name, Qt::CaseInsensitive); });
    return found == operators.end() ? Operator{} : *found;
}

bool hasWord(QStringView text)
{
    return std::ranges::any_of(text.toUcs4(), [](char32_t c) { return QChar::isLetterOrNumber(c); });
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'«' || c == u'»' || c == u'“' || c == u'”' || c == u'„';
}

} // namespace

QList<SearchTerm> searchTermsOf(const QString &typed)
{
    QList<SearchTerm> terms;
    const QString text = typed.left(longestQuery);
    qsizetype at = 0;
    while (at < text.size() && terms.size() < mostTerms) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        const Operator found = operatorAt(QStringView(text).mid(at));
        at += found.name.size();
        const bool isQuoted = at < text.size() && isQuote(text[at]);
        if (isQuoted)
            ++at;
        const qsizetype start = at;
        while (at < text.size() && (isQuoted ? !isQuote(text[at]) : !text[at].isSpace() && !isQuote(text[at])))
            ++at;
        const SearchTerm term{found.kind, text.mid(start, at - start), at >= text.size() && !isQuoted};
        if (isQuoted && at < text.size())
            ++at;
        if (hasWord(term.text))
            terms.append(term);
    }
    return terms;
}

std::optional<QDate> searchDayOf(const QString &text)
{
    QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid())
        day = QDate::fromString(text, QStringLiteral("d.M.yyyy"));
    return day.isValid() ? std::optional(day) : std::nullopt;
}

QString inOtherLayout(const QString &typed)
{
    const bool isRussian = std::ranges::any_of(typed, [](QChar c) { return c.script() == QChar::Script_Cyrillic; });
    const QStringView from = isRussian ? russianKeys : latinKeys;
    const QStringView to = isRussian ? latinKeys : russianKeys;
    QString other;
    qsizetype at = 0;
    while (at < typed.size()) {
        const bool startsTerm = at == 0 || typed[at - 1].isSpace();
        if (startsTerm && !operatorAt(QStringView(typed).mid(at)).name.isEmpty()) {
            const qsizetype end = typed.indexOf(u' ', at);
            const qsizetype length = (end < 0 ? typed.size() : end) - at;
            other += typed.mid(at, length);
            at += length;
            continue;
        }
        const QChar c = typed[at++];
        const qsizetype key = c == u'"' ? -1 : from.indexOf(c);
        other += key < 0 ? c : to[key];
    }
    return other == typed ? QString() : other;
}

} // namespace otklik
