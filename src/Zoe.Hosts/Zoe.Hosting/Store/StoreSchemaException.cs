namespace Zoe.Hosting.Store;

/// <summary>The store was written by a newer version.</summary>
/// <param name="store">The store, as an administrator names it.</param>
/// <param name="found">Its schema version.</param>
/// <param name="known">The newest version that this program supports.</param>
public sealed class StoreSchemaException(string store, int found, int known) : Exception(
    $"{store} has schema version {found}, but this version of Zoe supports at most {known}. Use the newer version of Zoe, or another store.");
