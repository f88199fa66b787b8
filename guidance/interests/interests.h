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
    QStringList phrases; ///< small letters, е for ё; * for the rest of a word

    friend bool operator==(const InterestTopic &, const InterestTopic &) = default;
};

struct FoundInterest final
{
    QString topic;
    TextSpan span;

    friend bool operator==(const FoundInterest &, const FoundInterest &) = default;
};

/// The interests that a team looks for (K4), and finding them in what a person
/// says about themselves. Immutable; thread-safe; cheap to copy.
class Interests final
{
public:
    Interests();

    /// {"topics": [{"key", "title", "phrases": […]}]}. Error "bad_document"; also for topics that are
    /// nobody's business: health, religion, politics, origin, orientation.
    [[nodiscard]] static Result<Interests> parse(const QString &body);
    [[nodiscard]] static Interests builtIn();

    [[nodiscard]] const QList<InterestTopic> &topics() const { return m_topics; }
    [[nodiscard]] const InterestTopic *find(const QString &key) const;
    /// The first words for each topic, in order.
    [[nodiscard]] QList<FoundInterest> findIn(QStringView text) const;

private:
    QList<InterestTopic> m_topics;
    std::shared_ptr<const Lexicon> m_lexicon;
};

} // namespace otklik
