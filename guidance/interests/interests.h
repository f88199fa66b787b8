#pragma once

#include "guidance/localtext.h"
#include "guidance/textspan.h"
#include "models/result.h"

#include <QList>

#include <memory>

namespace otklik {

class Lexicon;

/// Something that people care about.
struct InterestTopic final
{
    QString key;
    LocalText title;
    QStringList phrases; ///< * for the rest of a word
    bool isTheirs = false; ///< calling it theirs says that they care: "my cat", but not "my coffee"

    friend bool operator==(const InterestTopic &, const InterestTopic &) = default;
};

/// Words that name an interest. A hint: «кофе холодный» names it, too.
struct FoundInterest final
{
    QString topic;
    TextSpan span;
    bool isOwn = false; ///< the sentence says that the person cares: "I love", "my cat"

    friend bool operator==(const FoundInterest &, const FoundInterest &) = default;
};

/// The interests that a team looks for (K4), and finding them in what a person
/// says about themselves. Immutable; thread-safe; cheap to copy.
class Interests final
{
public:
    Interests();

    /// {"topics": [{"key", "title", "phrases": […], "theirs"}]}. Error "bad_document"; also for topics
    /// that are nobody's business: health, religion, politics, origin, orientation.
    [[nodiscard]] static Result<Interests> parse(const QString &body);
    [[nodiscard]] static Interests builtIn();

    [[nodiscard]] const QList<InterestTopic> &topics() const { return m_topics; }
    [[nodiscard]] const InterestTopic *find(const QString &key) const;
    /// For each topic the first words that are the person's own, else the first that name it; in order.
    /// Sentences that say the contrary, or name what is nobody's business, are passed over.
    [[nodiscard]] QList<FoundInterest> findIn(const QString &text) const;

private:
    QList<InterestTopic> m_topics;
    std::shared_ptr<const Lexicon> m_lexicon;
};

/// The sentence that the words stand in, on one line; cut around them where it is long.
[[nodiscard]] QString quoteAround(const QString &text, const TextSpan &span);

} // namespace otklik
