#pragma once

#include "models/result.h"

#include <QStringList>

#include <memory>

class Hunspell;

namespace otklik {

/// One hunspell dictionary. Opening one reads some megabytes, suggestions take up
/// to a few tenths of a second: never on the UI thread. Not thread-safe.
class Dictionary final
{
public:
    /// `name` as hunspell's files are called ("ru_RU"), in the first of `folders`
    /// that has them. Error codes: "dictionary_missing", "dictionary_unreadable".
    [[nodiscard]] static Result<std::unique_ptr<Dictionary>> open(const QStringList &folders, const QString &name);
    ~Dictionary();

    [[nodiscard]] bool knows(const QString &word) const;
    /// What may have been meant, likeliest first; at most `most`.
    [[nodiscard]] QStringList suggestions(const QString &word, qsizetype most) const;
    /// A word more, with the endings of `like`; with `like` empty, without endings.
    void learn(const QString &word, const QString &like);

    Dictionary(const Dictionary &) = delete;
    Dictionary &operator=(const Dictionary &) = delete;

private:
    explicit Dictionary(std::unique_ptr<Hunspell> engine);

    std::unique_ptr<Hunspell> m_engine;
};

} // namespace otklik
