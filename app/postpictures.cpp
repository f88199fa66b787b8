#include "app/postpictures.h"

#include "app/workplace.h"
#include "storage/localattachments.h"
#include "ui/common/deliver.h"

#include <QPromise>

#include <memory>

namespace otklik {

Answer<QString> PostPictures::keep(const QByteArray &)
{
    QPromise<Result<QString>> promise;
    promise.start();
    promise.addResult(failure(Error::Kind::GiveUp, QStringLiteral("not_possible")));
    promise.finish();
    return promise.future();
}

Answer<QByteArray> PostPictures::bytes(const QString &hash, const QString &of)
{
    const auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    const auto answer = [promise](const Result<QByteArray> &bytes) {
        promise->addResult(bytes);
        promise->finish();
    };
    const QString name = of + u' ' + hash;
    deliver(this, m_workplace.cache().attachments().bytes(name, of), [=, this](const Result<QByteArray> &here) {
        if (here || !m_workplace.sync())
            return answer(here);
        deliver(this, m_workplace.sync()->media(MentionId{of}, hash), [=, this](const Result<QByteArray> &fetched) {
            if (fetched)
                m_workplace.cache().attachments().keepCopy(name, *fetched);
            answer(fetched);
        });
    });
    return promise->future();
}

} // namespace otklik
