using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Links;

/// <summary>
/// The key that signs links: that of the options, or else the one that the hosts of the deployment share in the store.
/// </summary>
internal sealed class LinkKey(ZoeOptions options, IServiceProvider services)
{
    private const string Kind = "links";
    private const string Name = "key";

    private readonly ISecretStore? _store = services.GetService<ISecretStore>();
    private byte[]? _shared;

    /// <summary>True when it is in the options or the store has it.</summary>
    public bool IsAvailable => !options.LinkSecret.IsEmpty || _store is not null;

    /// <exception cref="StoreUnavailableException">It has not been read from the store yet.</exception>
    public ReadOnlySpan<byte> Value => options.LinkSecret.IsEmpty && _store is not null
        ? Volatile.Read(ref _shared) ?? throw new StoreUnavailableException("The key of the links has not been read from the store yet; try again.", null)
        : options.LinkSecret.Span;

    /// <summary>Reads it from the store, and creates it when there is none: from the data folder of an earlier version, or at random.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_store is null || !options.LinkSecret.IsEmpty || Volatile.Read(ref _shared) is not null) return;
        var known = await _store.FindAsync(Kind, Name, cancellationToken);
        known ??= await _store.AddAsync(Kind, Name, Convert.ToBase64String(Create()), expires: null, cancellationToken);
        Volatile.Write(ref _shared, Convert.FromBase64String(known));
    }

    private byte[] Create() => LinkSecret.Find(options.DataPath) ?? RandomNumberGenerator.GetBytes(LinkSecret.Bytes);
}
