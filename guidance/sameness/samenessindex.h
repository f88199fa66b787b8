#pragma once

#include "models/clock.h"
#include "models/id.h"
#include "models/sentreply.h"

#include <QString>

#include <map>
#include <memory>
#include <optional>

namespace otklik {

/// An earlier reply that reads like the draft.
struct SameReply final
{
    PublicationId id;
    TimePoint sentAt;
    double similarity = 0; ///< samenessFrom … 1

    friend bool operator==(const SameReply &, const SameReply &) = default;
};

/// From here on two replies are the same text (C3).
inline constexpr double samenessFrom = 0.8;
/// Fewer words than this, counted as replyWords does, are nobody's own: «Написали вам в личные сообщения».
inline constexpr qsizetype samenessLeastWords = 8;
inline constexpr std::chrono::days samenessAge{30};

/// How much of both texts is the same words in the same order: twice the longest common subsequence of their words
/// (see replyWords) by the words of both; 0 … 1. Two of ten words exchanged leave 0.8; a reply that is the other
/// one and half as much again is 0.8. Texts of fewer than samenessLeastWords are 0.
[[nodiscard]] double similarity(const QString &one, const QString &other);

/// Finds, among the replies that went to other people within 30 days, one that is at least samenessFrom the same.
/// None is missed: replies are sifted by length and by a fingerprint in which every changed word changes at most one
/// bit, and what is left is compared word by word. Holds hashes of words, no text; ids must be UUIDs, and a reply is
/// added once. May be read on several threads while nobody writes.
class SamenessIndex final
{
public:
    SamenessIndex();
    ~SamenessIndex();
    SamenessIndex(SamenessIndex &&) noexcept;
    SamenessIndex &operator=(SamenessIndex &&) noexcept;

    void add(const SentReply &reply);
    void remove(const PublicationId &id);
    /// Erases what was sent to a person.
    void forget(const PersonId &person);
    /// Lets go of what was sent before that time. find() leaves it out anyway.
    void dropBefore(TimePoint time);

    /// The most similar reply to somebody other than `to`; of many, one of the most similar.
    [[nodiscard]] std::optional<SameReply> find(const QString &draft, const PersonId &to, TimePoint now) const;

    [[nodiscard]] qsizetype size() const;
    /// Bytes that its tables take.
    [[nodiscard]] qsizetype memory() const;

private:
    struct Shelf; ///< the replies of one length

    template <class Condition>
    void removeIf(const Condition &condition);

    std::map<qsizetype, Shelf> m_shelves; ///< by the number of words
};

} // namespace otklik
