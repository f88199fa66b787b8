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
    QString picture;       ///< what is said of the picture that goes out with it
    QString search;        ///< a word to look for
    QString customer;      ///< the login of who writes the mention
    QString person;        ///< somebody in the demo workspace whose case is open
    QString elsewhere;     ///< the same person's account in another network
    QString note;          ///< about the person, written without a connection
    QString draft;         ///< to the person, likewise
    QString shown;         ///< whose case stands open in the last pictures
};

[[nodiscard]] TourTexts tourTexts(const QString &language);

} // namespace otklik
