namespace UserCoNdis.Framework.Contracts;

/// <summary>A SAP as an MCM sees it.</summary>
public abstract class McmSap : CallManagerSap
{
}
