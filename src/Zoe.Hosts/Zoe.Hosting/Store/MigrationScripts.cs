using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Zoe.Hosting.Store;

/// <summary>
/// The migrations of a store: SQL files named <c>0001_what_it_does.sql</c>, embedded under these names. A store applies
/// those above its version in order, each in a transaction with the new version, under a lock.
/// </summary>
public sealed class MigrationScripts
{
    private const int Digits = 4;

    private readonly Assembly _assembly;
    private readonly ImmutableSortedDictionary<int, string> _names;

    /// <summary>The migrations embedded in an assembly.</summary>
    public MigrationScripts(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _assembly = assembly;
        _names = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(name => int.Parse(name.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture), name => name);
    }

    /// <summary>The number of the last one: the schema version that a program supports.</summary>
    public int Newest => _names.Keys.Last();

    /// <summary>The numbers above a version, in order. Throws when the store is newer than this program.</summary>
    /// <param name="store">The store, as an administrator names it.</param>
    /// <param name="version">Its version; 0 for an empty one.</param>
    /// <exception cref="StoreSchemaException">The version is higher than the newest migration.</exception>
    public ImmutableArray<int> After(string store, int version) => version > Newest
        ? throw new StoreSchemaException(store, version, Newest)
        : [.. _names.Keys.Where(number => number > version)];

    /// <summary>The text of a migration.</summary>
    public async Task<string> ReadAsync(int number, CancellationToken cancellationToken)
    {
        await using var stream = _assembly.GetManifestResourceStream(_names[number])!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
