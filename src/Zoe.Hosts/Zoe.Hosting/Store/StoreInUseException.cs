namespace Zoe.Hosting.Store;

/// <summary>Another process writes to a store that is for one process.</summary>
/// <param name="store">The store, as an administrator names it.</param>
/// <param name="holder">The process that uses it.</param>
public sealed class StoreInUseException(string store, string holder)
    : Exception($"{store} is in use by {holder}. Stop it first, or use another data path.");
