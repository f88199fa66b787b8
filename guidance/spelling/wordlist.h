#pragma once

#include <QString>

namespace otklik {

/// Words that are right although no dictionary has them: a person's own, or those
/// of the team. UI thread.
class WordList
{
public:
    virtual ~WordList() = default;

    /// A word written small is right with capitals too; ё and е are one letter.
    [[nodiscard]] virtual bool contains(const QString &word) const = 0;
    virtual void add(const QString &word) = 0;
    /// Whether this person may add to it.
    [[nodiscard]] virtual bool canAdd() const = 0;
};

} // namespace otklik
