#pragma once

#include "models/stores.h"
#include "models/user.h"
#include "ui/queue/queuemodel.h"

#include <QObject>

namespace otklik {

/// What the queue does: loads a filter, opens cases, claims persons, keeps the
/// counts. Needs no widget. Owned by the composition root; UI thread.
class QueuePresenter final : public QObject
{
    Q_OBJECT

public:
    QueuePresenter(QueueStore &store, MutationLog &log, StoreEvents &events, const Clock &clock, const User &me,
                   QObject *parent = nullptr);

    /// Begins to load; call once the window is being shown.
    void start();

    [[nodiscard]] QueueModel &model() { return m_model; }
    [[nodiscard]] const QueueCounts &counts() const { return m_counts; }
    [[nodiscard]] QueueFilter filter() const { return m_model.filter(); }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const User &me() const { return m_me; }
    [[nodiscard]] CaseId openCase() const { return m_open; }

    void setFilter(QueueFilter filter);
    void open(int row);
    /// Takes the person of a row, unless somebody else answers already: then says so.
    void claim(int row);
    void release(int row);

Q_SIGNALS:
    void caseOpened(const otklik::CaseId &id);
    void filterChanged(otklik::QueueFilter filter);
    void countsChanged(const otklik::QueueCounts &counts);
    void claimRefused(const QString &holderName); ///< somebody else answers this person
    void failed(const otklik::Error &error);

private:
    void readCounts();
    void enqueue(const Command &command);

    QueueStore &m_store;
    MutationLog &m_log;
    const Clock &m_clock;
    User m_me;
    QueueModel m_model;
    QueueCounts m_counts;
    CaseId m_open;
    bool m_isStarted = false;
    bool m_countsAreRead = false; ///< a reading is under way
    bool m_countsAreStale = false;
};

} // namespace otklik
