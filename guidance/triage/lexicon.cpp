#include "guidance/triage/lexicon.h"

#include "guidance/triage/letters.h"

#include <QFile>

#include <algorithm>

namespace otklik {

NormalText::NormalText(QStringView text)
{
    units.reserve(static_cast<size_t>(text.size()) + 2);
    positions.reserve(static_cast<size_t>(text.size()) + 2);
    units.push_back(u' ');
    positions.push_back(0);
    int repeated = 0;
    bool isHandle = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const Letter letter = letterOf(text.at(i));
        const bool isWord = letter.isLetter || letter.isDigit;
        isHandle = text.at(i) == u'@' || (isHandle && (isWord || text.at(i) == u'_')); // it may be called anything
        char16_t unit = isWord && !isHandle ? letter.lower : u' ';
        if (unit == u'ё')
            unit = u'е';
        if (unit != units.back()) {
            repeated = 1;
        } else if (unit == u' ') {
            continue;
        } else if (++repeated >= 3) {
            // «оооочень»: take back the second one as well
            if (repeated == 3) {
                units.pop_back();
                positions.pop_back();
            }
            continue;
        }
        units.push_back(unit);
        positions.push_back(i);
    }
    if (units.back() != u' ') {
        units.push_back(u' ');
        positions.push_back(text.size());
    }
}

Lexicon::Lexicon(const QString &resource, const QStringList &kinds) : m_nodes(1)
{
    QFile file(resource);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "Lexicon", "a built-in resource is missing");
    Q_UNUSED(isOpen)
    const QString all = QString::fromUtf8(file.readAll());
    for (const QStringView line : QStringView(all).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const auto parts = line.split(u' ', Qt::SkipEmptyParts);
        const qsizetype kind = parts.isEmpty() ? -1 : kinds.indexOf(parts.first());
        Q_ASSERT_X(kind >= 0 && parts.size() > 2, "Lexicon", "a line is not: class weight phrase");
        QStringList words;
        for (qsizetype i = 2; i < parts.size(); ++i)
            words.append(parts.at(i).toString());
        add(words.join(u' '), static_cast<int>(kind), parts.at(1).toInt());
    }
}

Lexicon::Lexicon(const QList<Entry> &entries) : m_nodes(1)
{
    for (const Entry &entry : entries)
        add(entry.phrase, entry.kind, entry.weight);
}

void Lexicon::add(const QString &phrase, int kind, int weight)
{
    int node = 0;
    for (const QChar c : phrase) {
        int next = child(node, c.unicode());
        if (next < 0) {
            next = static_cast<int>(m_nodes.size());
            m_nodes.emplace_back();
            auto &children = m_nodes[static_cast<size_t>(node)].children;
            children.insert(std::lower_bound(children.begin(), children.end(), std::pair(c.unicode(), 0)),
                            {c.unicode(), next});
        }
        node = next;
    }
    m_nodes[static_cast<size_t>(node)].kind = kind;
    m_nodes[static_cast<size_t>(node)].weight = weight;
}

int Lexicon::child(int node, char16_t unit) const
{
    const auto &children = m_nodes[static_cast<size_t>(node)].children;
    const auto it = std::lower_bound(children.begin(), children.end(), std::pair(unit, 0));
    return it != children.end() && it->first == unit ? it->second : -1;
}

void Lexicon::follow(int node, size_t at, const std::vector<char16_t> &units, Hit &best, size_t &bestEnd) const
{
    while (node >= 0) {
        const Node &here = m_nodes[static_cast<size_t>(node)];
        const bool isWordEnd = at >= units.size() || units[at] == u' ';
        if (here.kind >= 0 && isWordEnd && at > bestEnd) {
            best.kind = here.kind;
            best.weight = here.weight;
            bestEnd = at;
        }
        if (at >= units.size())
            return;
        if (const int rest = child(node, u'*'); rest >= 0) {
            size_t wordEnd = at;
            while (wordEnd < units.size() && units[wordEnd] != u' ')
                ++wordEnd;
            follow(rest, wordEnd, units, best, bestEnd);
        }
        node = child(node, units[at++]);
    }
}

QList<Lexicon::Hit> Lexicon::find(const NormalText &text) const
{
    QList<Hit> hits;
    const auto &units = text.units;
    for (size_t i = 1; i < units.size(); ++i) {
        if (units[i - 1] != u' ' || units[i] == u' ')
            continue;
        Hit best;
        size_t end = 0;
        follow(0, i, units, best, end);
        if (end == 0)
            continue;
        best.span.start = text.positions[i];
        best.span.length = text.positions[end - 1] + 1 - best.span.start;
        hits.append(best);
        i = end - 1;
    }
    return hits;
}

} // namespace otklik
