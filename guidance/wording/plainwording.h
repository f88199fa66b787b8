#pragma once

#include "guidance/checklist/wording.h"
#include "models/result.h"

#include <QHash>
#include <QStringList>

namespace otklik {

/// A phrase of an office in a line, and what a person would say. An empty wording leaves the phrase out.
struct PlainPhrase final
{
    qsizetype start = 0;
    qsizetype length = 0;
    WordingKind kind = WordingKind::Officialese; ///< or StockPhrase
    QStringList wordings;                        ///< the best first; never empty

    friend bool operator==(const PlainPhrase &, const PlainPhrase &) = default;
};

/// What takes the place of a part of a line.
struct LineEdit final
{
    qsizetype start = 0;
    qsizetype length = 0;
    QString text;

    friend bool operator==(const LineEdit &, const LineEdit &) = default;
};

/// Officialese and stock phrases of one language with plainer words for each, as a team can read and edit them:
/// resources/lexicons/plain-ru.txt says how. Immutable; thread-safe.
class PlainWording final
{
public:
    /// Error CorrectInput "bad_lexicon", with the line and what is wrong with it.
    [[nodiscard]] static Result<PlainWording> read(const QString &content);
    /// The built-in list of "ru" or "en".
    [[nodiscard]] static const PlainWording &of(const QString &language);

    /// The longest phrase at each place of a line, in order, without overlaps.
    [[nodiscard]] QList<PlainPhrase> find(const QString &line) const;
    [[nodiscard]] qsizetype size() const { return m_entries.size(); }

private:
    struct Entry final
    {
        QString phrase; ///< one space between words
        WordingKind kind = WordingKind::Officialese;
        QStringList wordings;
    };

    void add(Entry entry);
    /// Where the phrase ends that begins at `start` of the promised line; -1: it does not stand there.
    [[nodiscard]] static qsizetype endOf(const QString &phrase, const QString &line, qsizetype start);

    QList<Entry> m_entries;
    QHash<QString, QList<qsizetype>> m_byFirstWord; ///< longest phrase first
};

/// How `line` reads with one of the phrase's wordings: a capital where the phrase had one; a phrase that is left
/// out takes its space with it, and a whole sentence its full stop.
[[nodiscard]] LineEdit plainEdit(const QString &line, const PlainPhrase &phrase, const QString &wording);

} // namespace otklik
