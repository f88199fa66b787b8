#pragma once

#include "identity/names/familynames.h"
#include "identity/names/personname.h"

#include <QHash>
#include <QVarLengthArray>

#include <array>
#include <deque>
#include <span>

namespace otklik::identity {

struct GivenName;

/// A word of names with all that comparing it needs, found out once.
struct NameWord final
{
    QString key;
    QString stem;                     ///< familyStem
    QString base;                     ///< patronymicBase; of patronymics
    const GivenName *given = nullptr; ///< what the tables know of it
    quint32 letters = 0;              ///< a bit for each letter of the key
    quint32 stemLetters = 0;
    FamilyGender gender = FamilyGender::Unknown;
    quint32 records = 0; ///< that have a name with it; counted by who keeps records
    bool isInitial = false;
    bool isCommonFamily = false;
};

/// The words of all names there are, each once, so that equality is a pointer's. One over another looks there first
/// and leaves it as it is. The words live as long as it does. Belongs to one thread.
class NameWords final
{
public:
    explicit NameWords(const NameWords *below = nullptr)
        : m_below(below)
    {}

    const NameWord *word(const QString &key);
    /// Bytes.
    [[nodiscard]] qint64 memory() const;

private:
    [[nodiscard]] const NameWord *find(const QString &key) const;

    const NameWords *m_below;
    std::deque<NameWord> m_words;
    QHash<QString, const NameWord *> m_byKey;
};

/// A PersonName for being compared many times: at most twelve words, in one place.
class NameForm final
{
public:
    using Words = std::span<const NameWord *const>;

    NameForm() = default;
    NameForm(const PersonName &name, NameWords &words);

    [[nodiscard]] Words given() const { return part(0, 0); }
    [[nodiscard]] Words family() const { return part(1, 1); }
    [[nodiscard]] Words unknown() const { return part(2, 2); }
    [[nodiscard]] Words patronymic() const { return part(3, 3); }
    /// Given, family and unknown words.
    [[nodiscard]] Words called() const { return part(0, 2); }
    [[nodiscard]] bool isEmpty() const { return m_ends[3] == 0; }

private:
    void add(const QStringList &keys, size_t role, NameWords &words);
    [[nodiscard]] Words part(size_t first, size_t last) const
    {
        const size_t from = first == 0 ? 0 : m_ends[first - 1];
        return {m_words.data() + from, m_ends[last] - from};
    }

    static constexpr size_t most = 12;
    std::array<const NameWord *, most> m_words{};
    std::array<quint8, 4> m_ends{}; // where the words of each role end
};

/// One of nameKeys() of personname.h, without a text of its own.
struct NameKey final
{
    QStringView first;
    QStringView second{};
    bool isLoose = false;

    /// In place of what `text` has.
    void writeTo(QString &text) const;
    friend bool operator==(const NameKey &, const NameKey &) = default;
};
using NameKeys = QVarLengthArray<NameKey, 12>;

/// nameKeys and compareNames of personname.h; the words of both forms are from one NameWords, or one over it. Keys live
/// as long as those.
[[nodiscard]] NameKeys nameKeys(const NameForm &name);
[[nodiscard]] NameLevel compareNames(const NameForm &a, const NameForm &b);

} // namespace otklik::identity
