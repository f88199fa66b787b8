#pragma once

#include <QString>

namespace otklik {

/// What the people of the tour write, in one language.
struct TourTexts final
{
    QString language;      ///< of the interface too
    QString mention;       ///< the customer's post; "%1" is the brand's handle
    QString careless;      ///< a first draft that gives away what it must not
    QString reply;         ///< the draft that goes out
    QString search;        ///< a word to look for
    QString knownPerson;   ///< of the demo: with accounts in several networks, who waits for an answer
};

[[nodiscard]] TourTexts tourTexts(const QString &language);

} // namespace otklik
