#include "app/attachments.h"

#include "app/workplace.h"
#include "storage/localattachments.h"
#include "ui/common/deliver.h"

#include <QPromise>

#include <memory>

namespace otklik {

Answer<QString> Attachments::keep(const QByteArray &bytes)
{
    return m_workplace.cache().attachments().keep(bytes);
}

Answer<QByteArray> Attachments::bytes(const QString &hash, const QString &of)
{
    const auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    const auto answer = [promise](const Result<QByteArray> &bytes) {
        promise->addResult(bytes);
        promise->finish();
    };
    deliver(this, m_workplace.cache().attachments().bytes(hash, of), [=, this](const Result<QByteArray> &here) {
        if (here || !m_workplace.sync())
            return answer(here);
        deliver(this, m_workplace.sync()->attachment(hash, of), [=, this](const Result<QByteArray> &fetched) {
            if (fetched)
                m_workplace.cache().attachments().keepUploaded(*fetched);
            answer(fetched);
        });
    });
    return promise->future();
}

} // namespace otklik
