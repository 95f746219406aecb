namespace Zoe.Backends.Kubernetes;

/// <summary>Keeps what an informer finds.</summary>
internal interface IInformerTarget<T>
{
    /// <summary>These are all objects now, and nothing more.</summary>
    void Replace(IReadOnlyList<T> all);

    /// <summary>An object is new or has changed.</summary>
    void Change(T one);

    /// <summary>An object no longer exists; this is how it was last.</summary>
    void Delete(T one);

    /// <summary>What is known is up to date, and changes will be told.</summary>
    void Connect();

    /// <summary>Changes are no longer told.</summary>
    void Disconnect(KubernetesApiException problem);
}
