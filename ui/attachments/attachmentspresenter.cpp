#include "ui/attachments/attachmentspresenter.h"

#include "ui/attachments/attachmenttext.h"
#include "ui/attachments/picturereader.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/common/deliver.h"
#include "ui/composer/composerpresenter.h"

#include <QFileInfo>

#include <algorithm>

namespace otklik {

AttachmentsPresenter::AttachmentsPresenter(ComposerPresenter &composer, const World &world, QObject *parent)
    : QObject(parent), m_composer(composer), m_world(world)
{
    connect(&composer, &ComposerPresenter::attachmentsChanged, this, &AttachmentsPresenter::changed);
    connect(&composer, &ComposerPresenter::textReplaced, this, &AttachmentsPresenter::changed);
    connect(&composer, &ComposerPresenter::stateChanged, this, &AttachmentsPresenter::changed);
    connect(&composer, &ComposerPresenter::submitted, this, &AttachmentsPresenter::forgetRemovals);
}

QList<Attachment> AttachmentsPresenter::attachments() const
{
    return m_composer.attachments();
}

QString AttachmentsPresenter::row() const
{
    return m_composer.attachmentsRow();
}

CaseId AttachmentsPresenter::openCase() const
{
    return m_composer.caseId();
}

QList<PictureBeingRead> AttachmentsPresenter::beingRead() const
{
    QList<PictureBeingRead> reading;
    for (const Job &job : m_jobs)
        if (job.supportCase.id == openCase())
            reading.append({job.number, job.name});
    return reading;
}

QStringList AttachmentsPresenter::problems() const
{
    return m_problems.value(openCase());
}

bool AttachmentsPresenter::canChange() const
{
    return m_composer.state().mode == ComposerState::Mode::Writing;
}

qsizetype AttachmentsPresenter::most() const
{
    return mostPictures(m_composer.rules());
}

qsizetype AttachmentsPresenter::room() const
{
    return std::max<qsizetype>(0, most() - attachments().size() - beingRead().size());
}

void AttachmentsPresenter::addFiles(const QStringList &paths)
{
    if (!canChange())
        return;
    m_problems.remove(openCase());
    QStringList left;
    for (const QString &path : paths) {
        const QString name = QFileInfo(path).fileName();
        if (room() > 0)
            begin(name, m_world.reader.file(path));
        else
            left.append(name);
    }
    if (!left.isEmpty())
        tell(openCase(), AttachmentText::overLimit(most(), left));
    Q_EMIT changed();
}

void AttachmentsPresenter::addBytes(const QByteArray &bytes, const QString &name)
{
    addOne(name, [&] { return m_world.reader.bytes(bytes, name); });
}

void AttachmentsPresenter::addImage(const QImage &image, const QString &name)
{
    addOne(name, [&] { return m_world.reader.image(image, name); });
}

void AttachmentsPresenter::addOne(const QString &name, const std::function<QFuture<PictureResult>()> &read)
{
    if (!canChange())
        return;
    m_problems.remove(openCase());
    if (room() > 0)
        begin(name, read());
    else
        tell(openCase(), AttachmentText::overLimit(most(), {name}));
    Q_EMIT changed();
}

void AttachmentsPresenter::begin(const QString &name, const QFuture<PictureResult> &reading)
{
    const Job job{++m_lastNumber, name, *m_composer.openSupportCase(), m_composer.visibility(), most()};
    m_jobs.append(job);
    m_composer.setPicturesBeingRead(openCase(), beingRead().size());
    deliver(this, reading, [this, job](const PictureResult &result) { take(job, result); });
}

bool AttachmentsPresenter::isCancelled(const Job &job) const
{
    return std::ranges::find(m_jobs, job.number, &Job::number) == m_jobs.end();
}

void AttachmentsPresenter::take(const Job &job, const PictureResult &result)
{
    if (isCancelled(job))
        return;
    if (!result)
        return end(job, AttachmentText::fault(result.error(), job.name));
    m_world.shelf.put(result->attachment.hash, result->thumbnail);
    // The draft names it only when the bytes are safe.
    deliver(this, m_world.store.keep(result->bytes), [this, job, attachment = result->attachment](const Result<QString> &kept) {
        if (isCancelled(job))
            return;
        if (!kept)
            return end(job, AttachmentText::notKept(kept.error(), job.name));
        attach(job, attachment);
    });
}

void AttachmentsPresenter::attach(const Job &job, const Attachment &attachment)
{
    const CaseId &id = job.supportCase.id;
    QList<Attachment> attached = m_composer.keeper().attachments(id);
    if (std::ranges::find(attached, attachment.hash, &Attachment::hash) != attached.end())
        return end(job, AttachmentText::twice(job.name));
    // Another device may have attached some meanwhile.
    if (attached.size() >= job.most)
        return end(job, AttachmentText::overLimit(job.most, {job.name}));
    attached.append(attachment);
    end(job);
    m_composer.setAttachments(job.supportCase, attached, m_composer.keeper().visibility(id).value_or(job.visibility));
}

void AttachmentsPresenter::end(const Job &job, const QString &problem)
{
    const CaseId id = job.supportCase.id;
    m_jobs.removeIf([&](const Job &one) { return one.number == job.number; });
    const auto left = std::ranges::count_if(m_jobs, [&](const Job &one) { return one.supportCase.id == id; });
    m_composer.setPicturesBeingRead(id, left);
    if (!problem.isEmpty())
        tell(id, problem);
    if (id == openCase())
        Q_EMIT changed();
}

void AttachmentsPresenter::cancel(int number)
{
    const auto it = std::ranges::find(m_jobs, number, &Job::number);
    if (it != m_jobs.end())
        end(Job(*it));
}

void AttachmentsPresenter::remove(const QString &hash)
{
    QList<Attachment> attached = attachments();
    const auto it = std::ranges::find(attached, hash, &Attachment::hash);
    if (!canChange() || it == attached.end())
        return;
    const Removed removed{*m_composer.openSupportCase(), it - attached.begin(), *it};
    attached.erase(it);
    m_removed.append(removed);
    m_composer.setAttachments(removed.supportCase, attached, m_composer.visibility());
    Q_EMIT undoOffered(AttachmentText::removed(removed.attachment.name), [this, removed] { putBack(removed); });
}

void AttachmentsPresenter::takeBackRemoval()
{
    for (qsizetype i = m_removed.size() - 1; i >= 0; --i)
        if (m_removed.at(i).supportCase.id == openCase())
            return putBack(Removed(m_removed.at(i)));
}

void AttachmentsPresenter::forgetRemovals()
{
    m_removed.removeIf([this](const Removed &one) { return m_composer.keeper().draftId(one.supportCase.id).isEmpty(); });
}

void AttachmentsPresenter::putBack(const Removed &removed)
{
    const CaseId &id = removed.supportCase.id;
    const QString &hash = removed.attachment.hash;
    m_removed.removeIf([&](const Removed &one) { return one.supportCase.id == id && one.attachment.hash == hash; });
    QList<Attachment> attached = m_composer.keeper().attachments(id);
    if (std::ranges::find(attached, hash, &Attachment::hash) != attached.end())
        return;
    attached.insert(std::min(removed.place, attached.size()), removed.attachment);
    m_composer.setAttachments(removed.supportCase, attached, m_composer.keeper().visibility(id).value_or(m_composer.visibility()));
}

void AttachmentsPresenter::describe(const QString &hash, const QString &description)
{
    QList<Attachment> attached = attachments();
    const auto it = std::ranges::find(attached, hash, &Attachment::hash);
    if (!canChange() || it == attached.end() || it->description == description)
        return;
    it->description = description.left(longestDescription);
    m_composer.setAttachments(*m_composer.openSupportCase(), attached, m_composer.visibility());
}

void AttachmentsPresenter::dismissProblems()
{
    if (m_problems.remove(openCase()) > 0)
        Q_EMIT changed();
}

void AttachmentsPresenter::tell(const CaseId &id, const QString &problem)
{
    m_problems[id].append(problem);
}

} // namespace otklik
