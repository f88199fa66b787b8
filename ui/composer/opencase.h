#pragma once

#include "models/storeevents.h"
#include "models/stores.h"

#include <QObject>

#include <optional>

namespace otklik {

/// The case on the screen, read from the cache and read anew whenever it
/// changes there. The decision strip and the composer share it. One reading
/// runs at a time, so no older answer overwrites a newer one. Owned by the
/// composition root; UI thread.
class OpenCase final : public QObject
{
    Q_OBJECT

public:
    OpenCase(ConversationStore &store, StoreEvents &events, QObject *parent = nullptr);

    /// Turns to another case; an empty id to none.
    void open(const CaseId &id);

    [[nodiscard]] const CaseId &id() const { return m_id; }
    /// The case's data; nothing until they have been read.
    [[nodiscard]] const std::optional<Conversation> &conversation() const { return m_conversation; }

Q_SIGNALS:
    void left(const otklik::CaseId &id); ///< before another case is turned to
    void opened();  ///< another case (or none) is on the screen; its data may follow
    void changed(); ///< the data of this case are there, or new
    void failed(const otklik::Error &error);

private:
    void apply(const StoreChange &change);
    void read();

    ConversationStore &m_store;
    CaseId m_id;
    std::optional<Conversation> m_conversation;
    bool m_isReading = false;
    bool m_isStale = false;
};

} // namespace otklik
