#pragma once

#include "server/customers/contentlinereader.h"

#include <QString>

namespace otklik {

/// The properties of one vCard, or why it cannot be used.
struct RawCard final
{
    QList<ContentLine> lines; ///< without BEGIN and END, and without the cards inside it
    qint64 line = 0;
    QString problem; ///< "no_end", "record_too_long", "outside_card"
    QByteArray raw;  ///< its beginning
    bool hasCardInside = false;
};

/// Cuts the cards out of lines. A card without an end costs itself: the next one begins
/// where BEGIN:VCARD says so. Cards inside a card (AGENT) are passed over.
class VCardSplitter final
{
public:
    explicit VCardSplitter(ContentLineReader::Source source) : m_lines(std::move(source)) { }

    [[nodiscard]] bool next(RawCard &card);

private:
    void take(RawCard &card, const ContentLine &line);
    void boundPictures(ContentLine &line);
    void readInside(RawCard &card);
    void passOver();

    ContentLineReader m_lines;
    std::optional<qint64> m_begunAt; ///< the line of a BEGIN that was read ahead
    qsizetype m_size = 0;            ///< of the card, without its pictures
    qsizetype m_pictureSize = 0;
};

} // namespace otklik
