#include "channels/http/formdata.h"

#include <QRandomGenerator>

namespace otklik {

namespace {

/// As browsers do it: a quote or a line end would end the header.
QByteArray quoted(QByteArray value)
{
    return '"' + value.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A") + '"';
}

} // namespace

FormData::FormData()
    : m_boundary("otklik-" + QByteArray::number(QRandomGenerator::system()->generate64(), 36)
                 + QByteArray::number(QRandomGenerator::system()->generate64(), 36))
{}

void FormData::addText(const QByteArray &name, const QByteArray &utf8)
{
    m_parts += "--" + m_boundary + "\r\nContent-Disposition: form-data; name=" + quoted(name) + "\r\n\r\n" + utf8 + "\r\n";
}

void FormData::addFile(const QByteArray &name, const QByteArray &fileName, const QByteArray &mediaType,
                       const QByteArray &bytes)
{
    m_parts += "--" + m_boundary + "\r\nContent-Disposition: form-data; name=" + quoted(name)
        + "; filename=" + quoted(fileName) + "\r\nContent-Type: " + mediaType + "\r\n\r\n" + bytes + "\r\n";
}

QByteArray FormData::contentType() const
{
    return "multipart/form-data; boundary=" + m_boundary;
}

QByteArray FormData::body() const
{
    return m_parts + "--" + m_boundary + "--\r\n";
}

} // namespace otklik
