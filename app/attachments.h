#pragma once

#include "models/stores.h"

namespace otklik {

class Workplace;

/// The bytes of attachments, from the cache or else from the server, which then
/// lie in the cache, too. Owned by the workplace; UI thread.
class Attachments final : public QObject, public AttachmentStore
{
    Q_OBJECT

public:
    explicit Attachments(Workplace &workplace)
        : m_workplace(workplace)
    {}

    Answer<QString> keep(const QByteArray &bytes) override;
    Answer<QByteArray> bytes(const QString &hash, const QString &of) override;

private:
    Workplace &m_workplace;
};

} // namespace otklik
