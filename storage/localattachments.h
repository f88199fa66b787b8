#pragma once

#include "models/stores.h"

namespace otklik {

class Reader;
class Writer;

/// The bytes of attachments that lie on this laptop. What is kept() waits for the
/// server. Owned by Cache; callable from any thread.
class LocalAttachments final : public AttachmentStore
{
public:
    LocalAttachments(Writer &writer, Reader &reader) : m_writer(writer), m_reader(reader) { }
    Answer<QString> keep(const QByteArray &bytes) override;
    /// Error Retry "offline": not here.
    Answer<QByteArray> bytes(const QString &hash, const QString &of) override;
    /// What came from the server, so that it need not come again.
    Answer<QString> keepUploaded(const QByteArray &bytes);

    /// What came from a network, under a name of the caller's: nothing waits for it, so it goes after a while.
    Answer<bool> keepCopy(const QString &name, const QByteArray &bytes);

private:
    Writer &m_writer;
    Reader &m_reader;
};

} // namespace otklik
