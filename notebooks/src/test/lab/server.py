"""Serves the JupyterLab that webpack bundled here, where no `jupyter lab` is installed."""

import os

from jupyter_server.base.handlers import APIHandler
from jupyterlab_server import LabServerApp

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, "build")


class Me(APIHandler):
    """Who the user is: this JupyterLab asks before it starts; servers before 2.0 don't know."""

    def get(self):
        user = {"username": "tester", "name": "tester", "display_name": "tester", "initials": "T"}
        self.finish({"identity": user, "permissions": {}})


class BundledLab(LabServerApp):
    name = __name__
    app_name = "JupyterLab of npm packages"
    app_version = "3.6.8"
    app_namespace = "espalier-lab"
    extension_url = default_url = app_url = "/lab"
    load_other_extensions = False
    static_dir = BUILD
    schemas_dir = os.path.join(BUILD, "schemas")
    themes_dir = os.path.join(BUILD, "themes")
    templates_dir = os.path.join(HERE, "templates")
    app_settings_dir = os.path.join(BUILD, "application-settings")
    user_settings_dir = os.path.join(BUILD, "user-settings")
    workspaces_dir = os.path.join(BUILD, "workspaces")

    def initialize_handlers(self):
        self.handlers.append(("/api/me", Me))
        super().initialize_handlers()


def _jupyter_server_extension_points():
    return [{"module": __name__, "app": BundledLab}]


if __name__ == "__main__":
    BundledLab.launch_instance()
