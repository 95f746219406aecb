using System;

namespace Zoe.Backends.Kubernetes;

/// <summary>A part of what is known, kept up to date by an informer.</summary>
internal abstract class ClusterTable<T>(ClusterState cluster, string name) : IInformerTarget<T>
    where T : KubernetesObject
{
    private bool _isListed;

    protected ClusterState Cluster { get; } = cluster;

    /// <summary>By what identifies them here.</summary>
    protected Dictionary<string, T> Known { get; } = new(StringComparer.Ordinal);

    public void Replace(IReadOnlyList<T> all)
    {
        lock (Cluster.Lock)
        {
            var now = all.ToDictionary(Identify, StringComparer.Ordinal);
            foreach (var gone in Known.Where(one => !now.ContainsKey(one.Key)).ToList()) Remove(gone.Key, gone.Value);
            foreach (var (key, one) in now) Put(key, one);
            if (_isListed) Cluster.TellBeginnings();
            _isListed = true;
            Cluster.Signal();
        }
    }

    public void Change(T one)
    {
        lock (Cluster.Lock)
        {
            Put(Identify(one), one);
            Cluster.Signal();
        }
    }

    public void Delete(T one)
    {
        lock (Cluster.Lock)
        {
            Remove(Identify(one), one);
            Cluster.Signal();
        }
    }

    public void Connect() => Cluster.Connect(name);

    public void Disconnect(KubernetesApiException problem) => Cluster.Disconnect(name, problem.Message);

    protected abstract string Identify(T one);

    /// <summary>Called under the lock after an object has come or changed.</summary>
    protected abstract void OnPut(T? before, T now);

    /// <summary>Called under the lock after an object has gone.</summary>
    protected abstract void OnRemoved(T last);

    private void Put(string key, T one)
    {
        var before = Known.GetValueOrDefault(key);
        Known[key] = one;
        OnPut(before, one);
    }

    private void Remove(string key, T last)
    {
        if (Known.Remove(key)) OnRemoved(last);
    }
}
