#pragma once

#include <QByteArray>

namespace otklik {

/// A form with files in it, as RFC 7578 writes it. The boundary is made of chance
/// and does not stand in what is added.
class FormData final
{
public:
    FormData();

    void addText(const QByteArray &name, const QByteArray &utf8);
    void addFile(const QByteArray &name, const QByteArray &fileName, const QByteArray &mediaType, const QByteArray &bytes);

    [[nodiscard]] QByteArray contentType() const;
    [[nodiscard]] QByteArray body() const;

private:
    QByteArray m_boundary;
    QByteArray m_parts;
};

} // namespace otklik
