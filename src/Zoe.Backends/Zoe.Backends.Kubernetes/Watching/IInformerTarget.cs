using Zoe.Backends.Kubernetes.Connection;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>Keeps what an informer finds.</summary>
internal interface IInformerTarget<T>
{
    /// <summary>These are all objects now, and nothing more.</summary>
    void Replace(IReadOnlyList<T> all);

    /// <summary>An object is new or has changed.</summary>
    void Change(T one);

    /// <summary>An object no longer exists; this is how it was last.</summary>
    void Delete(T one);

    /// <summary>The objects are up to date, and changes follow.</summary>
    void Connect();

    /// <summary>Changes no longer follow.</summary>
    void Disconnect(KubernetesApiException problem);
}
