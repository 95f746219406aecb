using Microsoft.Extensions.Logging;
using Zoe.Backends.Kubernetes.Connection;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>Logs when a table gets out of date and when it is up to date again, once each.</summary>
internal sealed class LoggedTarget<T>(IInformerTarget<T> inner, string plural, string? scope, ILogger logger) : IInformerTarget<T>
{
    private string? _told;

    public void Replace(IReadOnlyList<T> all) => inner.Replace(all);

    public void Change(T one) => inner.Change(one);

    public void Delete(T one) => inner.Delete(one);

    public void Connect()
    {
        if (_told is not null) WatchLog.Again(logger, plural);
        _told = null;
        inner.Connect();
    }

    public void Disconnect(KubernetesApiException problem)
    {
        if (_told != problem.Message) WatchLog.Lost(logger, plural, scope ?? "the whole cluster", problem.Message);
        _told = problem.Message;
        inner.Disconnect(problem);
    }
}
