#pragma once

#include <QStringList>

namespace otklik {

/// Turns the list of keys that is shown into the wanted one, step by step, so that
/// a model can tell its views what came, went and moved: remove(at), insert(at),
/// move(from, to) with `from` behind `to`. Keys are unique in each list.
template <class Remove, class Insert, class Move>
void diffKeys(QStringList shown, const QStringList &wanted, Remove &&remove, Insert &&insert, Move &&move)
{
    for (qsizetype i = shown.size() - 1; i >= 0; --i) {
        if (wanted.contains(shown.at(i)))
            continue;
        remove(static_cast<int>(i));
        shown.removeAt(i);
    }
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (i < shown.size() && shown.at(i) == wanted.at(i))
            continue;
        const qsizetype from = shown.indexOf(wanted.at(i), i);
        if (from < 0) {
            insert(static_cast<int>(i));
            shown.insert(i, wanted.at(i));
        } else {
            move(static_cast<int>(from), static_cast<int>(i));
            shown.move(from, i);
        }
    }
}

/// The keys of questions, answers or rows.
template <class Items>
[[nodiscard]] QStringList keysOf(const Items &items)
{
    QStringList keys;
    for (const auto &item : items)
        keys.append(item.key);
    return keys;
}

} // namespace otklik
