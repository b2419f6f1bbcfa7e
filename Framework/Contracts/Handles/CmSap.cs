namespace UserCoNdis.Framework.Contracts;

/// <summary>A SAP as a stand-alone call manager sees it.</summary>
public abstract class CmSap : CallManagerSap
{
}
