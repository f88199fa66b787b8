#pragma once

#include "models/stores.h"

#include <QPromise>

namespace otklik {

/// What is answered while there is no server to ask.
template <class T>
[[nodiscard]] Answer<T> offline()
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(failure(Error::Kind::Retry, QStringLiteral("offline")));
    promise.finish();
    return promise.future();
}

} // namespace otklik
