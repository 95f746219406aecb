using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Zoe.Hosting.Store;

/// <summary>
/// The migrations of a store: SQL files named <c>0001_what_it_does.sql</c>, embedded under these names and numbered without
/// gaps. A store applies those above its version in order, each in a transaction with the new version, under a lock.
/// </summary>
public sealed class MigrationScripts
{
    private const string Suffix = ".sql";

    private readonly ImmutableArray<string> _names;
    private readonly Func<string, Stream> _open;

    /// <summary>The migrations embedded in an assembly.</summary>
    /// <exception cref="InvalidOperationException">There are none, or their numbers are not 1, 2, 3 and so on.</exception>
    public MigrationScripts(Assembly assembly)
        : this(Require(assembly).GetManifestResourceNames(), name => assembly.GetManifestResourceStream(name)!)
    {
    }

    internal MigrationScripts(IEnumerable<string> files, Func<string, Stream> open)
    {
        _open = open;
        _names = [.. files.Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        if (_names.IsEmpty) throw new InvalidOperationException("There are no migrations.");
        for (var index = 0; index < _names.Length; index++)
        {
            var expected = string.Create(CultureInfo.InvariantCulture, $"{index + 1:0000}_");
            if (!_names[index].StartsWith(expected, StringComparison.Ordinal))
                throw new InvalidOperationException($"The migration {_names[index]} is not {expected}…: numbers have no gaps and are used once.");
        }
    }

    /// <summary>The number of the last one: the schema version that a program supports.</summary>
    public int Newest => _names.Length;

    /// <summary>The numbers above a version, in order. Throws when the store is newer than this program.</summary>
    /// <param name="store">The store, as an administrator names it.</param>
    /// <param name="version">Its version; 0 for an empty one.</param>
    /// <exception cref="StoreSchemaException">The version is higher than the newest migration.</exception>
    public ImmutableArray<int> After(string store, int version) => version > Newest
        ? throw new StoreSchemaException(store, version, Newest)
        : [.. Enumerable.Range(version + 1, Newest - version)];

    /// <summary>The name of a migration, without the suffix of its file.</summary>
    public string NameOf(int number) => _names[number - 1][..^Suffix.Length];

    /// <summary>The text of a migration.</summary>
    public async Task<string> ReadAsync(int number, CancellationToken cancellationToken)
    {
        await using var stream = _open(_names[number - 1]);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static Assembly Require(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly;
    }
}
