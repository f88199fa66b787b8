#include "ui/imports/importspresenter.h"

#include "ui/common/background.h"
#include "ui/common/deliver.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/imports/importwords.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto betweenQuestions = 400ms;

bool isUnderWay(const CustomerJob &job)
{
    return job.state == ImportState::Waiting || job.state == ImportState::Running || job.state == ImportState::Stopping;
}

Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::CorrectInput, file.exists() ? QStringLiteral("file_unreadable") : QStringLiteral("file_not_found"));
    if (file.size() > importlimit::file)
        return failure(Error::Kind::CorrectInput, QStringLiteral("file_too_large"));
    QByteArray bytes = file.read(importlimit::file + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(Error::Kind::CorrectInput, QStringLiteral("file_unreadable"));
    if (bytes.isEmpty())
        return failure(Error::Kind::CorrectInput, QStringLiteral("file_empty"));
    return bytes;
}

QString number(const QJsonObject &counts, const char *name)
{
    return QLocale().toString(counts.value(QLatin1StringView(name)).toInteger());
}

QStringList sourceHeaders()
{
    return {ImportsPresenter::tr("Customer base"), ImportsPresenter::tr("From"), ImportsPresenter::tr("Last time"),
            ImportsPresenter::tr("New"), ImportsPresenter::tr("Changed"), ImportsPresenter::tr("Unchanged"),
            ImportsPresenter::tr("Refused"), ImportsPresenter::tr("By")};
}

QStringList runHeaders()
{
    return {ImportsPresenter::tr("When"), ImportsPresenter::tr("Customer base"), ImportsPresenter::tr("New"),
            ImportsPresenter::tr("Changed"), ImportsPresenter::tr("Unchanged"), ImportsPresenter::tr("Refused"),
            ImportsPresenter::tr("Gone there"), ImportsPresenter::tr("By"), ImportsPresenter::tr("How it ended")};
}

} // namespace

ImportsPresenter::ImportsPresenter(CustomerImports &imports, const Clock &clock, QObject *parent)
    : QObject(parent), m_imports(imports), m_clock(clock), m_sources(sourceHeaders(), 3, 6), m_runs(runHeaders(), 2, 6)
{
    m_poll.setSingleShot(true);
    m_poll.setInterval(betweenQuestions);
    connect(&m_poll, &QTimer::timeout, this, &ImportsPresenter::askAgain);
    connect(&m_columns, &ImportColumnsModel::fieldChosen, this, [this] {
        if (m_stage == Stage::Tried)
            show(Stage::Columns); // what was tried out is not what would be imported
    });
}

void ImportsPresenter::reload()
{
    deliver(this, m_imports.overview(), [this](const Result<ImportOverview> &overview) { take(overview); });
}

void ImportsPresenter::take(const Result<ImportOverview> &overview)
{
    if (!overview)
        return tell(overview.error());
    m_overview = *overview;
    m_isKnown = true;
    showTables();
    if (m_stage == Stage::List) {
        m_job = overview->jobs.value(0);
        m_trouble.clear();
        if (isUnderWay(m_job))
            return resume();
    }
    Q_EMIT changed();
}

void ImportsPresenter::showTables()
{
    QList<ImportLine> sources;
    for (const ImportSource &source : std::as_const(m_overview.sources)) {
        const auto run = std::ranges::find(m_overview.runs, source.id, &ImportRun::sourceId);
        QStringList cells{plaintext::oneLine(source.title),
                          source.url.isEmpty() ? ImportWords::kind(source.kind)
                                               : ImportWords::kind(source.kind) + QStringLiteral(": ") + plaintext::oneLine(source.url)};
        if (run != m_overview.runs.end())
            cells << RelativeTime::ago(run->startedAt, m_clock.now()) << number(run->counts, "new") << number(run->counts, "changed")
                  << number(run->counts, "unchanged") << number(run->counts, "refused") << plaintext::oneLine(run->startedBy);
        sources.append({source.id.value, source.id, cells, false});
    }
    m_sources.setLines(sources);
    QList<ImportLine> runs;
    for (const ImportRun &run : std::as_const(m_overview.runs)) {
        const auto source = std::ranges::find(m_overview.sources, run.sourceId, &ImportSource::id);
        const QString title = source == m_overview.sources.end() ? run.sourceId.value : plaintext::oneLine(source->title);
        runs.append({run.id, run.sourceId,
                     {RelativeTime::full(run.startedAt), title, number(run.counts, "new"), number(run.counts, "changed"),
                      number(run.counts, "unchanged"), number(run.counts, "refused"), number(run.counts, "gone"),
                      plaintext::oneLine(run.startedBy), ImportWords::end(run)},
                     !run.code.isEmpty()});
    }
    m_runs.setLines(runs);
}

void ImportsPresenter::beginFile(const QString &path)
{
    m_form = {};
    m_path = path;
    m_form.fileName = QFileInfo(path).fileName();
    m_form.title = QFileInfo(path).completeBaseName().simplified().replace(u'/', u' ').left(importlimit::title);
    m_isWhole = false;
    show(Stage::Form);
}

void ImportsPresenter::beginServer(CustomerBaseKind kind)
{
    m_form = {};
    m_path.clear();
    m_form.kind = kind;
    m_isWhole = false;
    show(Stage::Form);
}

void ImportsPresenter::repeat(int row, const QString &path)
{
    if (row < 0 || row >= m_overview.sources.size())
        return;
    const ImportSource source = m_overview.sources.at(row);
    m_form = {source.title, source.kind, {}, {}, {}, {}, 0};
    m_path = path;
    if (source.kind == CustomerBaseKind::File) {
        m_form.fileName = QFileInfo(path).fileName();
    } else {
        m_form.url = source.url;
        m_form.userName = source.userName;
    }
    m_isWhole = false;
    show(Stage::Form);
}

void ImportsPresenter::submit(const QString &title, const QString &url, const QString &user, const QString &password)
{
    m_form.title = title.simplified();
    m_form.url = url.trimmed();
    m_form.userName = user.trimmed();
    if (m_form.kind == CustomerBaseKind::File)
        return readFile();
    ImportStart start = m_form;
    start.password = password;
    const int round = ++m_round;
    show(Stage::Working);
    deliver(this, m_imports.start(start), [this, round](const Result<CustomerJob> &job) {
        if (round != m_round)
            return;
        if (!job) {
            show(Stage::Form);
            return tell(job.error());
        }
        m_job = *job;
        order(ImportStep::Look);
    });
}

void ImportsPresenter::readFile()
{
    const int round = ++m_round;
    m_job = {};
    show(Stage::Sending);
    deliver(this, inBackground([path = m_path] { return bytesOf(path); }), [this, round](const Result<QByteArray> &bytes) {
        if (round != m_round)
            return;
        if (!bytes) {
            show(Stage::Form);
            return tell(bytes.error());
        }
        m_bytes = *bytes;
        m_form.fileSize = m_bytes.size();
        deliver(this, m_imports.start(m_form), [this, round](const Result<CustomerJob> &job) {
            if (round != m_round)
                return;
            if (!job) {
                show(Stage::Form);
                return tell(job.error());
            }
            m_job = *job;
            sendNext();
        });
    });
}

void ImportsPresenter::sendNext()
{
    Q_EMIT changed();
    if (m_job.fileReceived >= m_job.fileSize) {
        m_bytes.clear();
        return order(ImportStep::Look);
    }
    const qint64 at = m_job.fileReceived;
    deliver(this, m_imports.send(m_job.id, at, m_bytes.mid(at, importlimit::piece)),
            [this, at, round = m_round](const Result<CustomerJob> &job) {
                if (round != m_round)
                    return;
                const bool hasMoved = job && job->fileReceived > at;
                if (!hasMoved) {
                    show(Stage::Form);
                    return tell(job ? Error{Error::Kind::GiveUp, QStringLiteral("bad_message"), {}} : job.error());
                }
                m_job = *job;
                sendNext();
            });
}

void ImportsPresenter::setWhole(bool isWhole)
{
    if (m_isWhole == isWhole)
        return;
    m_isWhole = isWhole;
    if (m_stage == Stage::Tried)
        show(Stage::Columns);
}

void ImportsPresenter::showColumns()
{
    if (m_stage == Stage::Tried)
        show(Stage::Columns);
}

void ImportsPresenter::tryOut()
{
    order(ImportStep::Try);
}

void ImportsPresenter::import()
{
    if (canImport())
        order(ImportStep::Import);
}

void ImportsPresenter::order(ImportStep step)
{
    const Stage before = m_stage;
    const int round = ++m_round;
    m_job.step = step;
    m_job.state = ImportState::Waiting;
    m_job.counts = {};
    const QList<ImportAssignment> mapping = step == ImportStep::Look ? QList<ImportAssignment>() : m_columns.mapping();
    show(Stage::Working);
    deliver(this, m_imports.order(m_job.id, {step, mapping, m_isWhole}), [this, before, round](const Result<CustomerJob> &job) {
        if (round != m_round)
            return;
        if (!job) {
            m_job.state = ImportState::Idle;
            show(before == Stage::Sending || before == Stage::Working ? Stage::Form : before);
            return tell(job.error());
        }
        take(job);
    });
}

void ImportsPresenter::take(const Result<CustomerJob> &job)
{
    if (!job) {
        // The server works on, and says so when it is reached again.
        if (job.error().kind == Error::Kind::Retry)
            m_poll.start();
        else
            show(Stage::List);
        return tell(job.error());
    }
    m_job = *job;
    setTrouble({});
    if (!isUnderWay(m_job))
        return ended();
    m_poll.start();
    show(Stage::Working);
}

void ImportsPresenter::askAgain()
{
    deliver(this, m_imports.job(m_job.id), [this, round = m_round](const Result<CustomerJob> &job) {
        if (round == m_round)
            take(job);
    });
}

/// The step that was ordered has come to its end.
void ImportsPresenter::ended()
{
    const QString trouble = m_job.code.isEmpty() ? QString() : ImportWords::trouble(m_job.code, m_job.detail);
    const bool isServer = m_job.kind != CustomerBaseKind::File;
    m_columns.setColumns(m_job.columns, m_job.mapping);
    switch (m_job.step) {
    case ImportStep::None:
        show(Stage::List);
        break;
    case ImportStep::Look:
        // Where nobody lets us in, the form has to be corrected.
        show(isServer && !m_job.code.isEmpty() ? Stage::Form : Stage::Columns);
        break;
    case ImportStep::Try:
        readReport(Stage::Tried);
        break;
    case ImportStep::Import:
        readReport(Stage::Done);
        reload();
        break;
    }
    setTrouble(trouble);
}

void ImportsPresenter::readReport(Stage then)
{
    m_report.setReport({});
    show(then);
    deliver(this, m_imports.report(m_job.id), [this, round = m_round](const Result<ImportReport> &report) {
        if (round != m_round)
            return;
        if (!report)
            return tell(report.error());
        m_report.setReport(*report);
        Q_EMIT changed();
    });
}

void ImportsPresenter::stop()
{
    if (m_stage == Stage::Sending)
        return leave();
    deliver(this, m_imports.stop(m_job.id), [this, round = m_round](const Result<CustomerJob> &job) {
        if (round == m_round && m_stage == Stage::Working)
            take(job);
    });
}

void ImportsPresenter::resume()
{
    if (m_job.id.isEmpty())
        return;
    ++m_round;
    m_isWhole = m_job.isWhole;
    m_form = {m_job.title, m_job.kind, m_job.url, m_job.userName, {}, m_job.fileName, m_job.fileSize};
    if (m_job.state == ImportState::Receiving) {
        leave();
        return setTrouble(ImportWords::trouble(QStringLiteral("file_incomplete"), {}));
    }
    take(Result<CustomerJob>(m_job));
}

void ImportsPresenter::leave()
{
    ++m_round;
    m_poll.stop();
    m_bytes.clear();
    m_path.clear();
    m_report.setReport({});
    m_columns.setColumns({}, {});
    const QString id = std::exchange(m_job, CustomerJob{}).id;
    show(Stage::List);
    setTrouble({});
    if (id.isEmpty())
        return reload();
    deliver(this, m_imports.forget(id), [this](const Result<bool> &) { reload(); });
}

void ImportsPresenter::show(Stage stage)
{
    m_stage = stage;
    m_trouble.clear();
    Q_EMIT changed();
}

void ImportsPresenter::tell(const Error &error)
{
    setTrouble(ImportWords::trouble(error));
}

void ImportsPresenter::setTrouble(const QString &trouble)
{
    m_trouble = trouble;
    Q_EMIT changed();
}

} // namespace otklik
