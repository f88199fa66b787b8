#pragma once

#include "storage/entityrows.h"
#include "storage/mutationtable.h"
#include "storage/writescope.h"

#include <QMap>

#include <functional>

namespace otklik {

/// base ⊕ pending. The tables hold what is shown; of each row that a pending
/// command has changed, base_row keeps what the server said. Lives for one job
/// on the writer thread.
class PendingView final
{
public:
    explicit PendingView(WriteScope &scope);

    /// Shows a command that was just written down.
    void apply(const Mutation &mutation);

    /// Takes all pending commands back, lets `work` change the base (rows and
    /// the queue), and shows what is still pending on top of it again. Pages
    /// hear only of rows that have become different.
    void rebase(const std::function<void()> &work);

private:
    using Key = std::pair<EntityKind, QString>;
    using Shown = QMap<Key, std::optional<Entity>>;

    void show(const Mutation &mutation, Shown *shownBefore);
    void keepBase(const Key &key, const std::optional<Entity> &row);
    void restoreBase();
    [[nodiscard]] Shown touchedRows();
    [[nodiscard]] QSet<PersonId> wishedPersons();
    void noteWish(const PersonId &id);

    WriteScope &m_scope;
    EntityRows m_rows;
    MutationTable m_mutations;
};

/// JSON of a row of any kind, and back; Corruption when it is not one.
[[nodiscard]] QJsonObject entityToJson(const Entity &entity);
[[nodiscard]] Result<Entity> entityFromJson(EntityKind kind, const QJsonObject &object);

} // namespace otklik
