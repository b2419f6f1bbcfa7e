namespace UserCoNdis.Framework.Runtime;

/// <summary>What a SAP is, to tell whether two clients register the same (R058).</summary>
/// <param name="Registration">The call manager's family.</param>
/// <param name="SapType">The kind of address.</param>
/// <param name="Address">The address, in hexadecimal digits.</param>
internal readonly record struct SapKey(AfRegistration Registration, uint SapType, string Address);
