#pragma once

#include "models/peoplerights.h"
#include "models/presenceteller.h"

namespace otklik {

class Workplace;

/// What the server does for people at once or not at all, by way of the workplace's sync, as soon as there
/// is one. Owned by the workplace; UI thread.
class ServerRights final : public PeopleRights, public PresenceTeller
{
public:
    explicit ServerRights(Workplace &workplace)
        : m_workplace(workplace)
    {}

    Answer<QByteArray> exportOf(const PersonId &id) override;
    Answer<ErasureScope> wouldErase(const PersonId &id) override;
    Answer<ErasureScope> erase(const PersonId &id, const QString &reason) override;
    Answer<JournalPage> journal(const PersonId &id, qint64 before) override;

    void tell(const PersonId &person, Doing doing) override;

private:
    Workplace &m_workplace;
};

} // namespace otklik
