#include "server/linkage/linkage.h"

#include "identity/linkage/levelnames.h"
#include "identity/linkage/weightsfile.h"
#include "server/linkage/accountlinker.h"
#include "server/linkage/accountrecords.h"
#include "server/linkage/proposalwriter.h"
#include "server/log.h"
#include "server/store/store.h"
#include "storage/database/database.h"

#include <algorithm>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr auto rest = 2000ms;
constexpr auto afterFailure = 30'000ms;
constexpr int proposalsOfTransaction = 100;
constexpr quint32 formerAtLeast = 1000; ///< former states that are worth loading anew for

qint64 newestErasure(Rows &rows)
{
    auto query = rows.database().query("SELECT coalesce(max(seq), 0) FROM erasure");
    return query.next() ? query.value<qint64>(0) : 0;
}

qint64 openProposals(Rows &rows)
{
    auto query = rows.database().query("SELECT count(*) FROM link_proposal WHERE state='open'");
    return query.next() ? query.value<qint64>(0) : 0;
}

} // namespace

Linkage::Linkage(Store &store, Log &log, Check check, const Limits &limits)
    : m_store(store), m_log(log), m_check(std::move(check)), m_limits(limits)
{}

Linkage::~Linkage() = default;

std::chrono::milliseconds Linkage::step(const std::function<bool()> &isStopping)
{
    const auto mustLoad = m_store.read([&](Rows &rows) -> Result<bool> { return isToBeLoaded(rows); });
    Result<void> done;
    if (!mustLoad)
        done = tl::unexpected<Error>(mustLoad.error());
    else
        done = *mustLoad ? load(isStopping) : follow(isStopping);
    if (done && !isStopping())
        done = write(isStopping);
    if (done)
        return rest;
    m_log.warning(QLatin1StringView("linkage_failed"), {{QStringLiteral("code"), done.error().code}});
    return afterFailure;
}

bool Linkage::isToBeLoaded(Rows &rows) const
{
    if (!m_linker || rows.seq() < m_seq)
        return true;
    // Who was erased must not stay in memory either.
    if (newestErasure(rows) != m_erasures)
        return true;
    const auto former = static_cast<quint32>(m_accounts.size() - static_cast<size_t>(m_numbers.size()));
    return former > formerAtLeast + m_linker->size() / 4 || std::chrono::steady_clock::now() - m_loadedAt > relearning;
}

Result<void> Linkage::load(const std::function<bool()> &isStopping)
{
    m_linker = std::make_unique<identity::Linker>(accountLinkerOptions());
    m_accounts.clear();
    m_numbers.clear();
    m_waiting.clear();
    const auto upTo = m_store.read([&](Rows &rows) -> Result<qint64> {
        m_erasures = newestErasure(rows);
        return rows.seq();
    });
    if (!upTo)
        return tl::unexpected<Error>(upTo.error());
    m_seq = 0;
    while (m_seq < *upTo && !isStopping()) {
        const auto page = m_store.read([&](Rows &rows) -> Result<AccountRecords::Page> {
            return AccountRecords(rows).changed(m_seq, *upTo, m_limits.page);
        });
        if (!page) {
            m_linker.reset();
            return tl::unexpected<Error>(page.error());
        }
        for (const AccountRecord &account : page->accounts)
            if (!m_numbers.contains(account.id)) // it was read as it is now
                take(account);
        m_seq = page->upTo;
    }
    if (isStopping()) {
        m_linker.reset();
        return {};
    }
    if (const auto learned = learn(); !learned) {
        m_linker.reset();
        return learned;
    }
    const auto found = m_linker->proposals();
    m_waiting.assign(found.rbegin(), found.rend());
    std::stable_partition(m_waiting.begin(), m_waiting.end(),
                          [](const identity::Proposal &one) { return !one.proof.isEnough(); });
    m_loadedAt = std::chrono::steady_clock::now();
    m_log.info(QLatin1StringView("linkage_loaded"), {{QStringLiteral("accounts"), static_cast<qint64>(m_linker->size())},
                                                     {QStringLiteral("pairs"), static_cast<qint64>(found.size())}});
    return {};
}

/// Once a day: what was learned is kept, so that a server that starts again says the same.
Result<void> Linkage::learn()
{
    if (m_linker->size() < m_limits.leastToLearn) {
        m_linker->setWeights(usualAccountWeights(m_linker->size()));
        return {};
    }
    const auto kept = m_store.read([](Rows &rows) -> Result<std::optional<identity::Weights>> { return keptAccountWeights(rows); });
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    if (*kept) {
        m_linker->setWeights(**kept);
        return {};
    }
    m_linker->learn();
    return m_store.write([&](Rows &rows) -> Result<void> {
        if (auto mine = m_check(rows); !mine)
            return mine;
        rows.database().run("INSERT INTO linkage_weights(id, weights, learned_at) VALUES(1, ?, ?) "
                            "ON CONFLICT (id) DO UPDATE SET weights=excluded.weights, learned_at=excluded.learned_at",
                            toJson(m_linker->weights()), rows.now());
        return {};
    });
}

void Linkage::take(const AccountRecord &account)
{
    m_numbers.insert(account.id, m_linker->add(account.record));
    m_accounts.push_back(account.id);
}

Result<void> Linkage::follow(const std::function<bool()> &isStopping)
{
    for (bool hasMore = true; hasMore && !isStopping();) {
        const auto page = m_store.read([&](Rows &rows) -> Result<AccountRecords::Page> {
            return AccountRecords(rows).changed(m_seq, rows.seq(), m_limits.page);
        });
        if (!page)
            return tl::unexpected<Error>(page.error());
        if (const auto looked = look(page->accounts); !looked)
            return looked;
        m_seq = page->upTo;
        hasMore = page->hasMore;
    }
    return {};
}

Result<void> Linkage::look(const QList<AccountRecord> &changed)
{
    QHash<AccountId, QList<AccountId>> candidates;
    for (const AccountRecord &account : changed) {
        QList<identity::Proposal> found = m_linker->find(account.record);
        take(account);
        QList<AccountId> &others = candidates[account.id];
        for (const identity::Proposal &one : std::as_const(found))
            others.append(m_accounts[one.first]);
        // What has just come is looked at first.
        std::ranges::reverse(found);
        m_waiting.insert(m_waiting.end(), found.begin(), found.end());
    }
    if (candidates.isEmpty())
        return {};
    return m_store.write([&](Rows &rows) -> Result<void> {
        if (auto mine = m_check(rows); !mine)
            return mine;
        for (auto one = candidates.cbegin(); one != candidates.cend(); ++one)
            ProposalWriter(rows).outdate(one.key(), one.value());
        return {};
    });
}

Result<void> Linkage::write(const std::function<bool()> &isStopping)
{
    while (!m_waiting.empty() && !isStopping()) {
        const auto open = m_store.read([](Rows &rows) -> Result<qint64> { return openProposals(rows); });
        if (!open)
            return tl::unexpected<Error>(open.error());
        if (*open >= m_limits.openProposals && !m_waiting.back().proof.isEnough())
            return {};
        size_t taken = 0;
        const auto isFull = m_store.write([&](Rows &rows) -> Result<bool> {
            taken = 0;
            if (auto mine = m_check(rows); !mine)
                return tl::unexpected<Error>(mine.error());
            qint64 room = m_limits.openProposals - openProposals(rows);
            ProposalWriter writer(rows);
            for (auto one = m_waiting.rbegin(); one != m_waiting.rend() && taken < proposalsOfTransaction; ++one) {
                const auto proposal = proposalOf(*one);
                // What is proved needs nobody's time.
                if (room <= 0 && !(proposal && !proposal->proof.isEmpty()))
                    return true;
                ++taken;
                if (proposal && writer.put(*proposal) == ProposalWriter::Done::Proposed)
                    --room;
            }
            return false;
        });
        if (!isFull)
            return tl::unexpected<Error>(isFull.error());
        m_waiting.resize(m_waiting.size() - taken);
        if (*isFull)
            return {};
    }
    return {};
}

/// None where one of the two is another one by now.
std::optional<LinkProposal> Linkage::proposalOf(const identity::Proposal &found) const
{
    const AccountId &first = m_accounts[found.first];
    const AccountId &second = m_accounts[found.second];
    if (first == second || m_numbers.value(first) != found.first || m_numbers.value(second) != found.second)
        return std::nullopt;
    const identity::Waterfall waterfall = m_linker->explain(found.first, found.second);
    LinkProposal proposal;
    proposal.firstId = first;
    proposal.secondId = second;
    proposal.prior = hundredthsOf(waterfall.prior);
    proposal.probability = thousandthsOf(found.probability);
    proposal.reasons = reasonsOf(waterfall);
    if (found.proof.isEnough())
        proposal.proof = nameOf(found.proof.kind);
    return proposal;
}

} // namespace otklik::server
