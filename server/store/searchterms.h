#pragma once

#include "models/clock.h"
#include "models/searchline.h"
#include "storage/sqlite/stems.h"

#include <QStringList>

#include <optional>

namespace otklik::server {

/// What a person typed into the search line (models/searchline.h), held against one
/// message after the other: it fits exactly those that a desktop's index would find,
/// also when the keyboard was in the other layout. One thread at a time.
class SearchTerms final
{
public:
    /// `offset`: how far east of UTC the days of the person begin.
    explicit SearchTerms(const QString &typed, std::chrono::minutes offset = {});

    /// Nothing was asked for: matches nothing.
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool matches(const QString &text, const QString &author, const QString &network) const;
    [[nodiscard]] std::optional<TimePoint> from() const { return m_from; }   ///< published at or after
    [[nodiscard]] std::optional<TimePoint> until() const { return m_until; } ///< published before

private:
    /// A word as it is looked for.
    struct Word final
    {
        QString folded;
        QString stem;
        QString beginning; ///< every word that fits begins so
        bool fitsLonger = false;
    };
    using Phrase = QList<Word>;
    /// What was typed in one layout.
    struct Reading final
    {
        QList<Phrase> words;
        QList<Phrase> authors;
        QList<Phrase> networks;
    };

    [[nodiscard]] Reading read(const QList<SearchTerm> &terms) const;
    [[nodiscard]] Phrase phraseOf(const SearchTerm &term) const;
    [[nodiscard]] Word wordOf(const QString &folded) const;
    [[nodiscard]] QString stemOf(const QString &folded) const;
    [[nodiscard]] bool fits(const Word &word, QStringView found) const;
    [[nodiscard]] bool stands(const Phrase &phrase, const QString &text) const;

    sqlite::Stems m_stems;
    QList<Reading> m_readings;
    std::optional<TimePoint> m_from;
    std::optional<TimePoint> m_until;
};

} // namespace otklik::server
