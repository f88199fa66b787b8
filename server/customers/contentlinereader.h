#pragma once

#include "server/customers/contentline.h"

#include <functional>
#include <string>

namespace otklik {

/// Makes whole lines of the folded ones of RFC 6350, RFC 2425 and vCard 2.1: folded by white
/// space, by the "=" of quoted-printable, or base64 without any sign. In bounded memory.
class ContentLineReader final
{
public:
    /// Gives the next physical line, with or without its line end; false at the end.
    using Source = std::function<bool(std::string &line)>;

    explicit ContentLineReader(Source source) : m_source(std::move(source)) { }

    /// The next line that is not empty; what is no property has no name, and its text is the value.
    [[nodiscard]] bool next(ContentLine &line);

private:
    [[nodiscard]] bool takePhysical(QByteArray &line);
    [[nodiscard]] bool isContinued(const QByteArray &whole, const QByteArray &head) const;
    void append(QByteArray &whole, const QByteArray &part);

    Source m_source;
    QByteArray m_ahead;
    bool m_hasAhead = false;
    bool m_isOld = false; ///< in a card of vCard 2.1, where a fold stands for its white space
    bool m_isCut = false;
    qint64 m_line = 0;
};

/// The physical lines of a text in memory.
[[nodiscard]] ContentLineReader::Source linesOf(const QByteArray &text);

} // namespace otklik
